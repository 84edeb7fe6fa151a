package picklescope.session;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picklescope.filter.Filter;
import picklescope.net.NetworkException;
import picklescope.net.RelayOptions;
import picklescope.net.SendSocket;
import picklescope.python.source.SourceException;
import picklescope.send.Destination;
import picklescope.send.relay.FaultPlan;
import picklescope.send.relay.RelayRule;
import picklescope.settings.FaultSetting;
import picklescope.settings.RelaySetting;

/**
 * What a relay in the settings asks for, without mistakes.
 *
 * @param vizardAnswers see {@link RelayOptions#vizardAnswers}
 * @param chosen which messages have the faults
 * @param rules the rules, in order
 */
public record RelayPlan(
    int port,
    List<Destination> targets,
    boolean vizardAnswers,
    FaultPlan faults,
    Filter chosen,
    List<RelayRule> rules) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Copies the lists. */
  public RelayPlan {
    targets = List.copyOf(targets);
    rules = List.copyOf(rules);
  }

  /**
   * Returns what a setting asks for.
   *
   * @throws NetworkException if a part of it has a mistake; the message is for the user
   */
  public static RelayPlan of(RelaySetting setting) throws NetworkException {
    var targets = new ArrayList<Destination>();
    for (String target : setting.targets()) {
      targets.add(Destination.parse(target));
    }
    try {
      var rules = new ArrayList<RelayRule>();
      for (String rule : setting.rules()) {
        rules.add(RelayRule.of(rule));
      }
      return new RelayPlan(
          setting.port(),
          targets,
          setting.vizardAnswers(),
          faults(setting.faults()),
          Filter.of(setting.faults().when()),
          rules);
    } catch (IllegalArgumentException | SourceException e) {
      throw new NetworkException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Returns the faults of a setting.
   *
   * @throws IllegalArgumentException if a number is out of range; the message is for the user
   */
  public static FaultPlan faults(FaultSetting setting) {
    return new FaultPlan(
        setting.loss(),
        setting.duplicates(),
        setting.reordering(),
        millis(setting.delayMillis()),
        millis(setting.jitterMillis()),
        setting.rate() == 0 ? FaultPlan.UNLIMITED : setting.rate(),
        setting.seed());
  }

  private static Duration millis(double millis) {
    return Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI));
  }

  /**
   * Returns the options of the relay. Waits for the name service.
   *
   * @throws NetworkException if the address of a target cannot be found
   */
  RelayOptions options() throws NetworkException {
    var addresses = new ArrayList<InetSocketAddress>();
    for (var target : targets) {
      addresses.add(SendSocket.resolve(target.host(), target.port()));
    }
    return RelayOptions.of(port, addresses).withVizardAnswers(vizardAnswers);
  }
}

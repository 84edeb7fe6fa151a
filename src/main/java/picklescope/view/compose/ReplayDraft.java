package picklescope.view.compose;

import java.util.Arrays;
import picklescope.filter.Filter;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.python.source.SourceException;
import picklescope.send.Replay;
import picklescope.send.ReplayPlan;
import picklescope.send.Target;
import picklescope.session.Session;

/**
 * The fields in which a replay is requested.
 *
 * @param to the destinations; one without a port means the ports at which messages were recorded
 * @param filter chooses the messages; empty for all
 * @param speed a factor, with a comma or a point; empty for 1, {@code max} to send without waiting
 * @param loop whether it is repeated until stopped
 */
public record ReplayDraft(String to, String filter, String speed, boolean loop) {
  /**
   * Returns the speed.
   *
   * @throws IllegalArgumentException if it is invalid; the message is for the user
   */
  public double speedFactor() {
    String text = speed.strip().replace(',', '.');
    try {
      double factor =
          text.isEmpty() ? 1 : text.equals("max") ? ReplayPlan.UNTIMED : Double.parseDouble(text);
      if (factor > 0) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // reported below, as a number out of range is
    }
    throw new IllegalArgumentException("The speed must be a number above 0, or max.");
  }

  /**
   * Starts a replay and adds it to the session's jobs.
   *
   * @param selected whether the selected messages are replayed, instead of all in the table
   * @param stepping whether it pauses after the first message
   * @throws IllegalArgumentException if a field is invalid, or there are no messages; the message
   *     is for the user
   */
  public ReplayRun start(Session session, ReplaySource source, boolean selected, boolean stepping) {
    double factor = speedFactor();
    var target = target();
    var chosen = chosen();
    var recorded = selected ? source.selected() : source.shown();
    if (recorded.numbers().found() == 0 && recorded.numbers().waitingFor().isEmpty()) {
      recorded.numbers().close();
      recorded.close();
      throw new IllegalArgumentException(
          selected ? "Select the messages to replay." : "There are no messages to replay.");
    }
    ReplayRun.Start start =
        numbers -> {
          var plan =
              new ReplayPlan(
                  recorded.capture(),
                  () -> Arrays.stream(numbers),
                  numbers.length,
                  chosen,
                  recorded.decode(),
                  factor,
                  loop ? Long.MAX_VALUE : 1,
                  !namesPorts());
          var transmitter = session.transmitter(target);
          return stepping ? Replay.startPaused(plan, transmitter) : Replay.start(plan, transmitter);
        };
    return new ReplayRun(
        recorded,
        start,
        replay -> {
          session.jobs().add("replay", target.toString(), replay);
          if (stepping) {
            replay.step();
          }
        });
  }

  private Target target() {
    try {
      return Target.parse(to, SendOptions.usual());
    } catch (NetworkException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private boolean namesPorts() {
    return Arrays.stream(to.strip().split("[,;\\s]+")).allMatch(Target::namesPort);
  }

  private Filter chosen() {
    try {
      return Filter.of(filter);
    } catch (SourceException e) {
      throw new IllegalArgumentException(
          "Filter, at %d: %s".formatted(e.offset() + 1, e.getMessage()), e);
    }
  }
}

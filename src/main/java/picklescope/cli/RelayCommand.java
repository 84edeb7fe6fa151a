package picklescope.cli;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picklescope.net.NetworkException;
import picklescope.net.RelayOptions;
import picklescope.net.SendSocket;
import picklescope.send.Destination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope relay}: stands between senders and a receiver, until Ctrl+C. */
@Command(
    name = "relay",
    header = "Passes messages on to another program, and prints them.",
    description = {
      "Example: picklescope relay 4950 vizard-pc:4950 --loss 5 --delay 20ms",
      "What comes to the port is printed and passed on, byte for byte; what the target "
          + "answers is printed and goes back to the sender that it belongs to. The target "
          + "sees this computer's address as the sender's. Rules change, drop, delay or hold "
          + "messages; faults come after them, and are off unless an option asks for them. "
          + "Both affect messages and answers. What arrives is printed in any case, and what "
          + "a rule has changed also as it is sent."
    })
final class RelayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "PORT",
      description = "The UDP port to which the senders send.")
  private int port;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "HOST:PORT",
      description = "Where each message goes; several get all messages.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--vizard-answers",
      description =
          "What comes to PORT from the computer of a target is an answer, as Vizard's "
              + "addNetwork(e.address) sends it. It goes to PORT of the computer whose message "
              + "was passed on last, and not to the target.")
  private boolean vizardAnswers;

  @Mixin private RuleOptions rules = new RuleOptions();

  @Mixin private FaultOptions faults = new FaultOptions();

  @Mixin private LiveOptions live = new LiveOptions();

  private final Streams streams;
  private final StopSignal stop;

  RelayCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    var destinations = checked();
    var chosen = live.filter(streams.err());
    var plan = faults.plan(spec.commandLine());
    var affected = faults.chosen(streams.err());
    var ruled = rules.rules(streams.err());
    var options = RelayOptions.of(port, resolved(destinations)).withVizardAnswers(vizardAnswers);
    try (var session = live.open(stop, streams.err())) {
      var running = session.relays().open(options, plan, affected, ruled);
      try (var listing = live.listing(session, chosen, streams)) {
        var report = new RelayReport(running, streams.err());
        report.begin(destinations);
        live.live(session, listing, streams.err())
            .run(live.nanos(), stop, report::look, () -> session.relays().close(running));
        report.end();
        live.reportWritten(listing, streams.err());
        if (!running.relay().failure().isEmpty()) {
          throw new NetworkException(running.relay().failure());
        }
      }
    }
    return ExitCodes.OK;
  }

  private List<Destination> checked() {
    live.check();
    if (port < 1 || port > 65_535) {
      throw ExitCodes.usage(
          spec.commandLine(), "PORT: expected a number from 1 to 65535, not " + port);
    }
    var destinations = new ArrayList<Destination>();
    for (String target : targets) {
      try {
        destinations.add(Destination.parse(target));
      } catch (NetworkException e) {
        throw ExitCodes.usage(spec.commandLine(), e.getMessage());
      }
    }
    return destinations;
  }

  private static List<InetSocketAddress> resolved(List<Destination> destinations)
      throws NetworkException {
    var resolved = new ArrayList<InetSocketAddress>();
    for (var to : destinations) {
      resolved.add(SendSocket.resolve(to.host(), to.port()));
    }
    return resolved;
  }
}

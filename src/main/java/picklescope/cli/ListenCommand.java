package picklescope.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picklescope.net.PortSharing;
import picklescope.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code picklescope listen}: prints events as they arrive, until Ctrl+C. */
@Command(
    name = "listen",
    header = "Prints the messages that arrive, one line each.",
    description =
        "It listens until Ctrl+C, or until --count or --duration is reached, and prints "
            + "'listening on PORT' on standard error when a port is open.")
final class ListenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PortsOption ports = new PortsOption();

  @Option(
      names = "--share",
      paramLabel = "MODE",
      description =
          "Shares the port with other programs that ask for it too: reuse-address or reuse-port."
              + " Broadcasts then come to each of them, any other message to one alone: with"
              + " reuse-address, on Linux, to the program that opened the port last, and on Windows"
              + " it is not defined to which; with reuse-port, which Windows does not have, they"
              + " are spread by sender. Usually exclusive.")
  private String sharing = PortSharing.EXCLUSIVE.text();

  @Mixin private LiveOptions live = new LiveOptions();

  @Option(
      names = "--to",
      paramLabel = "SERVER",
      description =
          "Publishes the messages to a nats-server too, as publish does: "
              + "nats://[USER:PASSWORD@]HOST[:PORT]; tls:// is encrypted.")
  private String server = NotGiven.TEXT;

  @Mixin private PublishingOptions publishing = new PublishingOptions();

  private final Streams streams;
  private final StopSignal stop;

  ListenCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    checkArguments();
    var chosen = live.filter(streams.err()); // a mistake in it is reported before a port is opened
    Optional<PublishReport> published;
    try (var session = live.open(stop, streams.err())) {
      PortOpening.open(
          session,
          ports.specs(spec.commandLine()),
          PortSharing.of(sharing).orElseThrow(),
          spec.qualifiedName(),
          streams.err());
      published = publish(session);
      try (var listing = live.listing(session, chosen, streams)) {
        live.live(session, listing, streams.err())
            .run(live.nanos(), stop, () -> published.map(PublishReport::look).orElse(true));
        live.reportWritten(listing, streams.err());
      }
    }
    if (published.isPresent()) {
      published.get().end();
    }
    return ExitCodes.OK;
  }

  private Optional<PublishReport> publish(Session session) {
    if (server.equals(NotGiven.TEXT)) {
      return Optional.empty();
    }
    var address = PublishingOptions.address(spec.commandLine(), server);
    return Optional.of(
        PublishReport.open(session, address, publishing.host(spec.commandLine()), streams.err()));
  }

  private void checkArguments() {
    live.check();
    if (PortSharing.of(sharing).isEmpty()) {
      throw ExitCodes.usage(
          spec.commandLine(),
          "--share: expected exclusive, reuse-address or reuse-port, not " + sharing);
    }
    ports.specs(spec.commandLine());
    if (!server.equals(NotGiven.TEXT)) {
      PublishingOptions.address(spec.commandLine(), server);
      publishing.check(spec.commandLine());
    } else if (publishing.isNamed()) {
      throw ExitCodes.usage(
          spec.commandLine(), "--name is the name under which --to publishes: give that too.");
    }
  }
}

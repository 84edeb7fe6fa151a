package picklescope.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picklescope.filter.Filter;
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
    description = {
      "It listens until Ctrl+C, or until --count or --duration is reached, and prints",
      "'listening on PORT' on standard error when a port is open."
    })
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

  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = {"-c", "--count"},
      paramLabel = "COUNT",
      description = "Ends after COUNT messages.")
  private long count = Long.MAX_VALUE;

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "Ends after SECONDS seconds, for example 0.5.")
  private double seconds = Double.POSITIVE_INFINITY;

  @Mixin private FilterOption filter = new FilterOption();

  @Mixin private EnvelopeOption envelope = new EnvelopeOption();

  @Mixin private NamesOption names = new NamesOption();

  @Mixin private CaptureOutput write = new CaptureOutput();

  private final Streams streams;
  private final StopSignal stop;

  ListenCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    checkArguments();
    var chosen =
        filter.filter(streams.err()); // a mistake in it is reported before a port is opened
    try (var session = RecordingSession.open(stop, envelope, names, streams.err())) {
      PortOpening.open(
          session,
          ports.specs(spec.commandLine()),
          PortSharing.of(sharing).orElseThrow(),
          spec.qualifiedName(),
          streams.err());
      try (var listing = listing(session, chosen)) {
        new LiveListing(session, listing, session.senderNames()::isSettled, streams.err())
            .run(nanos(), stop);
        if (write.isGiven() && !write.isStandardOutput()) {
          streams.err().printf("%,d messages written to %s%n", listing.count(), write.name());
        }
      }
    }
    return ExitCodes.OK;
  }

  private Listing listing(Session session, Filter chosen) throws IOException {
    return new Listing(
        session.decoder(),
        chosen,
        format.format(write.isGiven()),
        streams.out(),
        write.open(streams.out()),
        count);
  }

  private void checkArguments() {
    write.check(spec.commandLine(), format.isGiven());
    if (count < 1) {
      throw ExitCodes.usage(spec.commandLine(), "--count: expected 1 or more, not " + count);
    }
    if (!(seconds > 0)) {
      throw ExitCodes.usage(
          spec.commandLine(), "--duration: expected more than 0 seconds, not " + seconds);
    }
    if (PortSharing.of(sharing).isEmpty()) {
      throw ExitCodes.usage(
          spec.commandLine(),
          "--share: expected exclusive, reuse-address or reuse-port, not " + sharing);
    }
    ports.specs(spec.commandLine());
  }

  private long nanos() {
    return (long) Math.min(Long.MAX_VALUE / 2, seconds * 1e9);
  }
}

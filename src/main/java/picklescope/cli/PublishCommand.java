package picklescope.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picklescope.feed.FeedException;
import picklescope.feed.LabAddress;
import picklescope.net.PortSharing;
import picklescope.session.Publishings;
import picklescope.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope publish}: records, and publishes to a broker, until Ctrl+C. */
@Command(
    name = "publish",
    header = "Records the messages that arrive, and publishes them for the others of a lab.",
    description = {
      "Example: picklescope publish nats://lab-server",
      "A nats-server 2.10 or newer with JetStream keeps them; 'picklescope watch' prints "
          + "what all computers publish. While the server is away, recording goes on, and the "
          + "rest is published when it is back."
    })
final class PublishCommand implements Callable<Integer> {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SERVER",
      description = "nats://[USER:PASSWORD@]HOST[:PORT]; tls:// is encrypted.")
  private String server = "";

  @Mixin private PortsOption ports = new PortsOption();

  @Mixin private PublishingOptions publishing = new PublishingOptions();

  @Option(
      names = "--duration",
      paramLabel = "SECONDS",
      description = "Ends after SECONDS seconds, for example 0.5.")
  private double seconds = Double.POSITIVE_INFINITY;

  @Option(
      names = "--prepare",
      description =
          "Makes what the server needs to keep messages of --name, publishes nothing, and ends: for"
              + " the administrator of a server whose other users may not do that.")
  private boolean isPreparing;

  @Mixin private NamesOption names = new NamesOption();

  private final Streams streams;
  private final StopSignal stop;

  PublishCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    if (!(seconds > 0)) {
      throw ExitCodes.usage(
          spec.commandLine(), "--duration: expected more than 0 seconds, not " + seconds);
    }
    var address = PublishingOptions.address(spec.commandLine(), server);
    ports.specs(spec.commandLine());
    publishing.check(spec.commandLine());
    if (isPreparing) {
      return prepare(address);
    }
    PublishReport report;
    try (var session = RecordingSession.open(stop, new EnvelopeOption(), names, streams.err())) {
      report = publish(session, address);
    }
    report.end();
    return ExitCodes.OK;
  }

  private int prepare(LabAddress address) throws FeedException {
    var host = publishing.host(spec.commandLine());
    Publishings.prepare(address, host);
    streams.err().printf("%s is prepared for %s%n", address, host);
    return ExitCodes.OK;
  }

  private PublishReport publish(Session session, LabAddress address) throws Exception {
    PortOpening.open(
        session,
        ports.specs(spec.commandLine()),
        PortSharing.EXCLUSIVE,
        spec.qualifiedName(),
        streams.err());
    var report =
        PublishReport.open(session, address, publishing.host(spec.commandLine()), streams.err());
    long start = System.nanoTime();
    long nanos = (long) Math.min(Long.MAX_VALUE / 2, seconds * 1e9);
    while (report.look() && !stop.isSet() && System.nanoTime() - start < nanos) {
      stop.await(Math.min(PAUSE_NANOS, nanos));
    }
    new PortsReport(session.ports(), streams.err()).losses();
    return report;
  }
}

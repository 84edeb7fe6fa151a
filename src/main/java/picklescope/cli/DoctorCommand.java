package picklescope.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import picklescope.export.FindingJson;
import picklescope.net.NetworkException;
import picklescope.net.UdpPort;
import picklescope.net.doctor.Doctor;
import picklescope.net.doctor.Examination;
import picklescope.net.doctor.Finding;
import picklescope.net.doctor.Verdict;
import picklescope.send.Destination;
import picklescope.view.doctor.FindingText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope doctor}: finds out why nothing is heard at a port. */
@Command(
    name = "doctor",
    header = "Finds out why no messages arrive at a port, and what to do.",
    description =
        "It looks at the port and the programs that have it, at this computer's "
            + "addresses, firewall, buffers and groups, and changes nothing. It sends only to "
            + "itself, and one byte to HOST if one is named. The exit code is 1 if it has "
            + "found a problem.")
final class DoctorCommand implements Callable<Integer> {
  /** How findings are printed. */
  enum Form {
    /** Lines to read. */
    text,

    /** A JSON object for each finding. */
    json
  }

  private static final double MOST_SECONDS = 3600;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "The UDP port at which nothing is heard. Usually 4950.")
  private int port = UdpPort.DEFAULT;

  @Parameters(
      paramLabel = "HOST[:PORT]",
      arity = "0..1",
      description = "A computer to which messages are to be sent; usually to the same port.")
  private String host = "";

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      description = "How long messages to ports where nobody listens are counted. Usually 1.")
  private double seconds = 1;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "Lines to read, or a JSON object for each finding. Usually text.")
  private Form form = Form.text;

  private final Streams streams;

  DoctorCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    var what = examination();
    var printed = new ArrayList<Finding>();
    var failed = new ArrayList<IOException>();
    new Doctor(host.isBlank() ? _ -> Optional.empty() : SenderAliases.load(streams.err())::of)
        .examine(
            what,
            finding -> {
              try {
                print(finding, printed);
              } catch (IOException e) {
                failed.add(e);
              }
            },
            () -> !failed.isEmpty());
    if (!failed.isEmpty()) {
      throw failed.getFirst();
    }
    if (form == Form.text) {
      streams.out().text("\n" + FindingText.summary(printed) + "\n");
    }
    streams.out().flush();
    return FindingText.count(printed, Verdict.PROBLEM) == 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private void print(Finding finding, ArrayList<Finding> before) throws IOException {
    switch (form) {
      case text -> streams.out().text(FindingText.lines(finding, before));
      case json -> streams.out().line(FindingJson.of(finding));
    }
    before.add(finding);
    streams.out().flush();
  }

  private Examination examination() {
    if (port < 1 || port > 65_535) {
      throw ExitCodes.usage(
          spec.commandLine(), "--port: expected a number from 1 to 65535, not " + port);
    }
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw ExitCodes.usage(
          spec.commandLine(), "--seconds: expected more than 0, at most 3600, not " + seconds);
    }
    var to = host.isBlank() ? Optional.<InetSocketAddress>empty() : Optional.of(destination());
    return new Examination(port, to, Duration.ofMillis((long) Math.ceil(seconds * 1e3)));
  }

  private InetSocketAddress destination() {
    try {
      var to = Destination.parse(host);
      boolean portGiven = !host.strip().replaceAll("[\\[\\]]", "").equals(to.host());
      return InetSocketAddress.createUnresolved(to.host(), portGiven ? to.port() : port);
    } catch (NetworkException e) {
      throw ExitCodes.usage(spec.commandLine(), e.getMessage());
    }
  }
}

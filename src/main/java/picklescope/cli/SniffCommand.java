package picklescope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picklescope.capture.program.CaptureInterface;
import picklescope.capture.program.CaptureOptions;
import picklescope.capture.program.CapturePrograms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code picklescope sniff}: prints what others send and receive, until Ctrl+C. */
@Command(
    name = "sniff",
    header = "Watches a network interface, and prints the messages of other programs.",
    description = {
      "Example: picklescope sniff -i eth0 -p 4950",
      "The receiver keeps its port: no port is opened and nothing is sent. Wireshark's "
          + "dumpcap captures, or tcpdump; they need permission to do so. Messages in both "
          + "directions are printed: what this computer sends to others is 'out'."
    })
final class SniffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-i", "--interface"},
      paramLabel = "INTERFACE",
      description =
          "The network interface; may be given more than once. Usually 'any' on Linux, "
              + "which is all of them, and elsewhere the first that has an address.")
  private List<String> interfaces = new ArrayList<>();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "PORT",
      description = "Only messages from or to this UDP port; may be given more than once.")
  private List<Integer> ports = new ArrayList<>();

  @Option(
      names = {"-l", "--list"},
      description = "Prints the network interfaces and their addresses, and ends.")
  private boolean list;

  @Mixin private LiveOptions live = new LiveOptions();

  private final Streams streams;
  private final StopSignal stop;

  SniffCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    var options = checked();
    if (list) {
      printInterfaces();
      return ExitCodes.OK;
    }
    var chosen = live.filter(streams.err());
    try (var session = live.open(stop, streams.err())) {
      var captures = session.captures();
      var capture = captures.open(options); // if it fails, a file of -w stays as it is
      try (var listing = live.listing(session, chosen, streams)) {
        var report = new SniffReport(capture, streams.err());
        report.begin();
        live.live(session, listing, streams.err())
            .run(live.nanos(), stop, capture::isRunning, () -> captures.close(capture));
        report.end();
        report.failUnless(stop);
        live.reportWritten(listing, streams.err());
      }
    }
    return ExitCodes.OK;
  }

  private CaptureOptions checked() {
    live.check();
    try {
      return CaptureOptions.of(interfaces, ports);
    } catch (IllegalArgumentException e) {
      throw ExitCodes.usage(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private void printInterfaces() throws IOException {
    for (CaptureInterface one : CapturePrograms.usual().find().interfaces()) {
      String more = one.description().isEmpty() ? "" : "  (" + one.description() + ")";
      String line = "%-12s".formatted(one.name()) + String.join(", ", one.addresses()) + more;
      streams.out().line(line.stripTrailing());
    }
    streams.out().flush();
  }
}

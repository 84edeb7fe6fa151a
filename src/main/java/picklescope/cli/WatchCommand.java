package picklescope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picklescope.session.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code picklescope watch}: prints what the computers of a lab publish, until Ctrl+C. */
@Command(
    name = "watch",
    header = "Prints the messages that the computers of a lab publish, one line each.",
    description = {
      "Example: picklescope watch nats://lab-server --from 10min",
      "The messages of all computers are merged by their times, which are those of each "
          + "computer's own clock."
    })
final class WatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SERVER",
      description = "nats://[USER:PASSWORD@]HOST[:PORT]; tls:// is encrypted.")
  private String server = "";

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Only what this computer publishes; may be given more than once.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Begins with the messages of that time, if the server still has them: 14:03, \"yesterday"
              + " 14:03\", \"2026-11-28 14:03:10\", 2026-11-28T13:03:10Z, 10min (ago; s, min, h,"
              + " d), or oldest. Usually with what is published from now on.")
  private String from = "now";

  @Option(
      names = "--align",
      description =
          "Merges the messages as if all clocks agreed, as far as is known; their times "
              + "stay as they are.")
  private boolean align;

  @Mixin private LiveOptions live = new LiveOptions();

  private final Streams streams;
  private final StopSignal stop;

  WatchCommand(Streams streams, StopSignal stop) {
    this.streams = streams;
    this.stop = stop;
  }

  @Override
  public Integer call() throws Exception {
    live.check();
    var address = PublishingOptions.address(spec.commandLine(), server);
    var query = query();
    var chosen = live.filter(streams.err());
    try (var session = live.open(stop, streams.err())) {
      try (var listing = live.listing(session, chosen, streams)) {
        var lab = session.labs().watch(address, query);
        var report = new LabReport(lab, streams.err());
        live.live(session, listing, streams.err())
            .run(live.nanos(), stop, report::look, lab::close);
        report.end();
        live.reportWritten(listing, streams.err());
      }
    }
    return ExitCodes.OK;
  }

  private Lab.Query query() {
    var query = LabQuery.of(spec.commandLine(), hosts, from);
    return new Lab.Query(query.hosts(), query.start(), align);
  }
}

package picklescope.cli;

import java.util.List;
import picklescope.session.Lab;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options for what a lab's server has until now. */
final class LabOptions {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "Of a lab: only what this computer published; may be given more than once.")
  private List<String> hosts = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Of a lab: begins with the messages of that time: 14:03, \"yesterday 14:03\","
              + " \"2026-11-28 14:03:10\", 2026-11-28T13:03:10Z, 10min (ago; s, min, h, d), or"
              + " oldest. Usually oldest.")
  private String from = NotGiven.TEXT;

  @Option(
      names = "--align",
      description =
          "Of a lab: adds the column aligned, with the times as if all clocks agreed, as far as is"
              + " known; their times stay as they are.")
  private boolean align;

  boolean areGiven() {
    return !hosts.isEmpty() || !from.equals(NotGiven.TEXT) || align;
  }

  boolean align() {
    return align;
  }

  /**
   * Returns what is read; throws a usage error if an option is not a value.
   *
   * @param aligned whether clocks are to be compared
   */
  Lab.Query query(CommandLine command, boolean aligned) {
    var query = LabQuery.of(command, hosts, from.equals(NotGiven.TEXT) ? "oldest" : from);
    return new Lab.Query(query.hosts(), query.start(), aligned);
  }
}

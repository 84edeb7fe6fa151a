package picklescope.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;
import picklescope.send.relay.RelayRule;
import picocli.CommandLine.Option;

/** The option for the rules of a relay. */
final class RuleOptions {
  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description =
          "\"WHEN -> drop\", \"WHEN -> delay 200ms\", \"WHEN -> hold 10s\" or "
              + "\"WHEN -> send(*e.data, **{**e.attributes, 'foo': 78})\": what happens to the "
              + "messages and answers that the filter WHEN chooses. Repeatable; the first that "
              + "chooses a message decides. Here a held message only waits, and goes on when its "
              + "time is over; it is sent on earlier, edited or dropped in the window.")
  private List<String> rules = new ArrayList<>();

  /** Returns the rules, in order. */
  List<RelayRule> rules(PrintStream err) throws ExitCodes.MistakeException {
    var read = new ArrayList<RelayRule>();
    for (String text : rules) {
      try {
        var rule = RelayRule.of(text);
        FilterOption.reported("--rule", Filter.of(rule.when()), err);
        read.add(rule);
      } catch (SourceException e) {
        throw new ExitCodes.MistakeException(text, e);
      }
    }
    return read;
  }
}

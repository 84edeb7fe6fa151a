package picklescope.cli;

import java.io.PrintStream;
import picklescope.filter.Filter;
import picklescope.python.SourceException;
import picocli.CommandLine.Option;

/** The option {@code --filter}: which messages a command takes. */
final class FilterOption {
  @Option(
      names = "--filter",
      paramLabel = "EXPR",
      description = {
        "Only the messages for which a Python expression is true, for example",
        "--filter \"foo > 50 and data[1] == 'hello'\" or --filter \"flags & 4\". What is",
        "no Python, one word, and a text in quotes is looked for in all of a message."
      })
  private String text = "";

  /**
   * The filter; that it is a search for words is said, unless they stand in quotes.
   *
   * @param err where that is said
   */
  Filter filter(PrintStream err) throws ExitCodes.MistakeException {
    try {
      return said("--filter", Filter.of(text), err);
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(text, e);
    }
  }

  /** A filter, after it has been said that it is a search for words that have no quotes. */
  static Filter said(String option, Filter filter, PrintStream err) {
    if (filter.words().filter(filter.text().strip()::equalsIgnoreCase).isPresent()) {
      err.printf(
          "%s: looking for \"%s\" in all of each message; it is no expression%n",
          option, filter.text().strip());
    }
    return filter;
  }
}

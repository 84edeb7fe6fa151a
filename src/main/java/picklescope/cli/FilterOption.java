package picklescope.cli;

import java.io.PrintStream;
import picklescope.filter.Filter;
import picklescope.filter.FilterDoubt;
import picklescope.python.source.SourceException;
import picocli.CommandLine.Option;

/** The option {@code --filter}: chooses messages. */
final class FilterOption {
  @Option(
      names = "--filter",
      paramLabel = "EXPR",
      description =
          "Only the messages for which a Python expression is true, for example --filter \"foo > 50"
              + " and data[1] == 'hello'\" or --filter \"flags & 4\". A text that is not Python,"
              + " one word, or a text in quotes is searched in the whole message.")
  private String text = "";

  /**
   * Returns the filter. If it is a search for words without quotes, or is probably not what the
   * user means, this is reported.
   *
   * @param err the stream for that message
   */
  Filter filter(PrintStream err) throws ExitCodes.MistakeException {
    try {
      return reported("--filter", Filter.of(text), err);
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(text, e);
    }
  }

  /**
   * Returns a filter, after reporting whether it is a search for words without quotes, or is
   * probably not what the user means.
   */
  static Filter reported(String option, Filter filter, PrintStream err) {
    FilterDoubt.beforeUse(filter).ifPresent(doubt -> err.printf("%s: %s%n", option, doubt));
    return filter;
  }
}

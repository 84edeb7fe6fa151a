package picklescope.cli;

import picklescope.filter.Filter;
import picklescope.python.SourceException;
import picocli.CommandLine.Option;

/** The option {@code --filter}: which messages a command takes. */
final class FilterOption {
  @Option(
      names = "--filter",
      paramLabel = "EXPR",
      description = {
        "Only the messages for which a Python expression holds, or that contain a",
        "word. For example: --filter \"foo > 50 and data[1] == 'hello'\""
      })
  private String text = "";

  Filter filter() throws ExitCodes.MistakeException {
    try {
      return Filter.of(text);
    } catch (SourceException e) {
      throw new ExitCodes.MistakeException(text, e);
    }
  }
}

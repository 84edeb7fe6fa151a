package picklescope.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that chooses how messages are printed. */
final class FormatOption {
  @Option(
      names = "--format",
      paramLabel = "text|json|csv",
      description = "A line to read, a JSON object a line, or CSV. Usually text.")
  private Optional<EventText> format = Optional.empty();

  boolean isGiven() {
    return format.isPresent();
  }

  /**
   * Returns how messages are printed.
   *
   * @param instead whether the command has another result, so that nothing is printed unless the
   *     option is given
   */
  Optional<EventText> format(boolean instead) {
    return format.isPresent() || instead ? format : Optional.of(EventText.text);
  }
}

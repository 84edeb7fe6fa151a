package picklescope.export.folder;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.export.ShellText;

/** Thrown if a chosen column is in no table. The message is for the user. */
public final class UnknownColumnException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MOST_NAMED = 40;

  private final String column;

  UnknownColumnException(String column, Stream<String> names) {
    super(
        "No message has a column '%s'. These there are: %s"
            .formatted(
                column,
                names
                    .limit(MOST_NAMED)
                    .map(ShellText::inLiterals) // to be pasted
                    .collect(Collectors.joining(", "))));
    this.column = column;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Returns the name that was chosen. */
  public String column() {
    return column;
  }
}

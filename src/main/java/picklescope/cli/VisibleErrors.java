package picklescope.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picklescope.python.text.VisibleText;

/**
 * Standard error, as UTF-8. Messages may contain received text, such as names and paths, so control
 * characters are replaced, except for line ends.
 */
final class VisibleErrors extends PrintStream {
  VisibleErrors(OutputStream to) {
    super(to, true, StandardCharsets.UTF_8);
  }

  /** Called by {@code println} and {@code printf}, too. */
  @Override
  public void print(String text) {
    super.print(VisibleText.lines(String.valueOf(text)));
  }
}

package picklescope.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picklescope.python.VisibleText;

/**
 * Standard error, as UTF-8. Messages may quote what arrived, such as names and paths: nothing in
 * them drives the terminal. Line ends stay, because messages have several lines.
 */
final class VisibleErrors extends PrintStream {
  VisibleErrors(OutputStream to) {
    super(to, true, StandardCharsets.UTF_8);
  }

  /** All of {@code println} and {@code printf} comes here. */
  @Override
  public void print(String text) {
    super.print(VisibleText.lines(String.valueOf(text)));
  }
}

package picklescope.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import picklescope.python.text.VisibleText;

/**
 * Standard error. Messages may contain received text, such as names and paths, so control
 * characters are replaced, except for line ends.
 */
final class VisibleErrors extends PrintStream {
  private final TextEncoding encoding;

  VisibleErrors(OutputStream to, TextEncoding encoding) {
    super(to, true, encoding.charset());
    this.encoding = encoding;
  }

  /** Called by {@code println} and {@code printf}, too. */
  @Override
  public void print(String text) {
    super.print(encoding.encodable(VisibleText.lines(String.valueOf(text))));
  }
}

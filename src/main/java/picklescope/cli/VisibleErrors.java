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
  private final String lineEnd;

  VisibleErrors(OutputStream to, TextEncoding encoding) {
    this(to, encoding, System.lineSeparator());
  }

  /** Creates the errors of a system with another line end. */
  VisibleErrors(OutputStream to, TextEncoding encoding, String lineEnd) {
    super(to, true, encoding.charset());
    this.encoding = encoding;
    this.lineEnd = lineEnd;
  }

  /** Called by {@code println} and {@code printf}, too. */
  @Override
  public void print(String text) {
    String visible = VisibleText.lines(String.valueOf(text).replace(lineEnd, "\n"));
    super.print(encoding.encodable(visible).replace("\n", lineEnd));
  }
}

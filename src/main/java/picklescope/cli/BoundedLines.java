package picklescope.cli;

import java.io.IOException;
import java.io.InputStream;

/** Lines of a stream, whose characters are its bytes; one without an end costs no memory. */
final class BoundedLines {
  private final InputStream in;
  private final int most;
  private final StringBuilder line = new StringBuilder();
  private boolean cut;
  private boolean afterReturn;

  /**
   * The lines of a stream.
   *
   * @param most how many characters of a line are kept
   */
  BoundedLines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /** Reads the next line; false if there is none. It ends with LF, CR, CR LF or the stream. */
  boolean next() throws IOException {
    line.setLength(0);
    cut = false;
    for (int c = first(); ; c = in.read()) {
      afterReturn = c == '\r';
      if (c == '\n' || c == '\r') {
        return true;
      }
      if (c < 0) {
        return !line.isEmpty();
      }
      if (line.length() < most) {
        line.append((char) c);
      } else {
        cut = true;
      }
    }
  }

  /** The first byte; a line feed belongs to the carriage return before it. */
  private int first() throws IOException {
    int c = in.read();
    return afterReturn && c == '\n' ? in.read() : c;
  }

  /** Whether the line has more characters than are kept. */
  boolean isCut() {
    return cut;
  }

  /** What is kept of the line, without its end. */
  String line() {
    return line.toString();
  }
}

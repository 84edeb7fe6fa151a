package picklescope.cli;

import java.io.IOException;
import java.io.InputStream;

/** Reads the lines of a stream, one character for each byte, with bounded memory. */
final class BoundedLines {
  private final InputStream in;
  private final int most;
  private final StringBuilder line = new StringBuilder();
  private boolean cut;
  private boolean afterReturn;

  /**
   * Creates a reader of a stream.
   *
   * @param most how many characters of a line are kept at most
   */
  BoundedLines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /**
   * Reads the next line, which ends with LF, CR, CR LF or the end of the stream. Returns false if
   * there is none.
   */
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

  /** Reads the first byte of a line, skipping the line feed of a preceding CR LF. */
  private int first() throws IOException {
    int c = in.read();
    return afterReturn && c == '\n' ? in.read() : c;
  }

  /** Returns whether the line has more characters than are kept. */
  boolean isCut() {
    return cut;
  }

  /** Returns the kept part of the line, without its line end. */
  String line() {
    return line.toString();
  }
}

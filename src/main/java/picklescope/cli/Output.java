package picklescope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Standard output as lines of UTF-8, buffered until it is flushed. */
final class Output {
  /** The reader of a pipe has gone, as {@code head} goes when it has enough: no failure of ours. */
  static final class ClosedException extends IOException {
    private static final long serialVersionUID = 1L;

    ClosedException(IOException cause) {
      super(cause);
    }
  }

  private final OutputStream out;

  Output(OutputStream to) {
    out = new BufferedOutputStream(to, 1 << 16);
  }

  /** For help texts, whose writer flushes. */
  PrintWriter writer() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  void line(String text) throws IOException {
    text(text + "\n");
  }

  /** Text whose lines have their ends. */
  void text(CharSequence text) throws IOException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    write(bytes, 0, bytes.length);
  }

  void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw meaning(e);
    }
  }

  void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw meaning(e);
    }
  }

  /** The systems' words for it: "Broken pipe", "The pipe is being closed". */
  private static IOException meaning(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")
        ? new ClosedException(e)
        : new IOException("Cannot write the output: " + e.getMessage(), e);
  }
}

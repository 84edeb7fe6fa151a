package picklescope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;

/** Standard output as lines of text, buffered until it is flushed. */
final class Output {
  /** Thrown if the reader of a pipe has closed it, as {@code head} does; this is not an error. */
  static final class ClosedException extends IOException {
    private static final long serialVersionUID = 1L;

    ClosedException(IOException cause) {
      super(cause);
    }
  }

  private final OutputStream out;

  private final TextEncoding encoding;

  /** Creates an output in UTF-8. */
  Output(OutputStream to) {
    this(to, TextEncoding.UTF_8);
  }

  Output(OutputStream to, TextEncoding encoding) {
    out = new BufferedOutputStream(to, 1 << 16);
    this.encoding = encoding;
  }

  /** Returns a writer for help texts, which flushes each line. */
  PrintWriter writer() {
    return new PrintWriter(out, true, encoding.charset());
  }

  void line(String text) throws IOException {
    text(text + "\n");
  }

  /** Writes text that includes its line ends. */
  void text(CharSequence text) throws IOException {
    byte[] bytes = encoding.bytes(text.toString());
    write(bytes, 0, bytes.length);
  }

  void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw translated(e);
    }
  }

  void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw translated(e);
    }
  }

  /**
   * Returns the exception for an error, recognized by the system's messages: "Broken pipe", "The
   * pipe is being closed".
   */
  private static IOException translated(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe")
        ? new ClosedException(e)
        : new IOException("Cannot write the output: " + e.getMessage(), e);
  }
}

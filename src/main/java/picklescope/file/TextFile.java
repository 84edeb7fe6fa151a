package picklescope.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * The text of a file, with how it is encoded: UTF-8, or UTF-16 with a byte order mark, as some
 * editors on Windows write it. Immutable.
 *
 * @param text without the mark
 * @param charset how it is encoded
 * @param marked whether the file begins with a byte order mark
 */
public record TextFile(String text, Charset charset, boolean marked) {
  private static final char MARK = '\ufeff';

  /** A text that is no text of its encoding. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    private MalformedException(int line, Charset charset) {
      super("the text is not encoded as %s".formatted(charset.name()));
      this.line = line;
    }

    /** Returns the line of the first byte that does not fit, from 1. */
    public int line() {
      return line;
    }
  }

  /** Returns the text of UTF-8. */
  public static TextFile of(String text) {
    return new TextFile(text, StandardCharsets.UTF_8, false);
  }

  /**
   * Returns the text of a file's bytes.
   *
   * @throws MalformedException if the bytes are not of the encoding that they begin with
   */
  public static TextFile decode(byte[] bytes) throws MalformedException {
    var charset =
        Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
            .filter(one -> startsWith(bytes, one))
            .findFirst()
            .orElse(StandardCharsets.UTF_8);
    boolean marked = startsWith(bytes, charset);
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    var result = charset.newDecoder().decode(in, out, true);
    String text = out.flip().toString().substring(marked ? 1 : 0);
    if (result.isError()) {
      throw new MalformedException(1 + (int) text.chars().filter(c -> c == '\n').count(), charset);
    }
    return new TextFile(text, charset, marked);
  }

  private static boolean startsWith(byte[] bytes, Charset charset) {
    byte[] mark = String.valueOf(MARK).getBytes(charset);
    return bytes.length >= mark.length
        && ByteBuffer.wrap(bytes, 0, mark.length).equals(ByteBuffer.wrap(mark));
  }

  /** Returns another text in the same encoding. */
  public TextFile with(String newText) {
    return new TextFile(newText, charset, marked);
  }

  /**
   * Returns the bytes of the file.
   *
   * @throws CharacterCodingException if it holds a lone surrogate
   */
  public byte[] encode() throws CharacterCodingException {
    var out = charset.newEncoder().encode(CharBuffer.wrap((marked ? MARK : "") + text));
    byte[] bytes = new byte[out.remaining()];
    out.get(bytes);
    return bytes;
  }
}

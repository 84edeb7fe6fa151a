package picklescope.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The text of a file and its encoding: UTF-8, or UTF-16 with a byte order mark, which some editors
 * on Windows write. Immutable.
 *
 * @param text the text without the mark
 * @param charset its encoding
 * @param marked whether the file begins with a byte order mark
 */
public record TextFile(String text, Charset charset, boolean marked) {
  private static final char MARK = '\ufeff';

  /** Thrown if bytes are not valid in their encoding. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    private MalformedException(int line, Charset charset) {
      super("the text is not encoded as %s".formatted(charset.name()));
      this.line = line;
    }

    @Override
    public String getMessage() {
      return Objects.requireNonNull(super.getMessage());
    }

    /** Returns the line, from 1, of the first invalid byte. */
    public int line() {
      return line;
    }
  }

  /** Returns a text in UTF-8. */
  public static TextFile of(String text) {
    return new TextFile(text, StandardCharsets.UTF_8, false);
  }

  /**
   * Decodes the bytes of a file.
   *
   * @throws MalformedException if the bytes are not valid in the encoding with which they begin
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
   * @throws CharacterCodingException if it contains a lone surrogate
   */
  public byte[] encode() throws CharacterCodingException {
    var out = charset.newEncoder().encode(CharBuffer.wrap((marked ? MARK : "") + text));
    byte[] bytes = new byte[out.remaining()];
    out.get(bytes);
    return bytes;
  }
}

package picklescope.send;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The encodings in which raw text is sent. */
public enum TextEncoding {
  UTF_8("UTF-8", StandardCharsets.UTF_8),
  LATIN_1("Latin-1", StandardCharsets.ISO_8859_1),
  ASCII("ASCII", StandardCharsets.US_ASCII),
  UTF_16_LE("UTF-16 LE", StandardCharsets.UTF_16LE),
  UTF_16_BE("UTF-16 BE", StandardCharsets.UTF_16BE);

  private final String title;
  private final Charset charset;

  TextEncoding(String title, Charset charset) {
    this.title = title;
    this.charset = charset;
  }

  /** What the user calls it, and how files say it. */
  public String title() {
    return title;
  }

  /** The encoding of a title. */
  public static Optional<TextEncoding> named(String title) {
    return Arrays.stream(values()).filter(one -> one.title.equals(title)).findFirst();
  }

  /** A character's bytes; empty when the encoding has not got it. */
  Optional<byte[]> bytes(int codePoint) {
    try {
      var bytes =
          charset.newEncoder().encode(CharBuffer.wrap(Character.toString(codePoint).toCharArray()));
      return Optional.of(Arrays.copyOf(bytes.array(), bytes.limit()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

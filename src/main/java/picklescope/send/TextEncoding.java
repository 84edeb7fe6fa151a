package picklescope.send;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The encodings in which raw text is sent and read. */
public enum TextEncoding {
  UTF_8("UTF-8", StandardCharsets.UTF_8),
  LATIN_1("Latin-1", StandardCharsets.ISO_8859_1),
  WINDOWS_1252("Windows-1252", Charset.forName("windows-1252")),
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

  /**
   * Bytes read as text.
   *
   * @param text with U+FFFD for what is no text
   * @param wrong how many bytes are no text in this encoding
   */
  public record Decoded(String text, int wrong) {}

  /** Reads bytes as text. */
  public Decoded text(byte[] bytes) {
    var decoder = charset.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1); // no byte makes more than a char
    int wrong = 0;
    for (var result = decoder.decode(in, out, true);
        result.isError();
        result = decoder.decode(in, out, true)) {
      in.position(in.position() + result.length());
      wrong += result.length();
      out.put('\uFFFD');
    }
    decoder.flush(out);
    return new Decoded(out.flip().toString(), wrong);
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

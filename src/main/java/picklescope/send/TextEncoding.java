package picklescope.send;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The encodings of raw text. */
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

  /** Returns the name of this encoding for the user and in files. */
  public String title() {
    return title;
  }

  /** Returns the encoding with that title. */
  public static Optional<TextEncoding> named(String title) {
    return Arrays.stream(values()).filter(one -> one.title.equals(title)).findFirst();
  }

  /**
   * The result of decoding bytes.
   *
   * @param text the text, with U+FFFD for bytes that could not be decoded
   * @param wrong how many bytes could not be decoded
   */
  public record Decoded(String text, int wrong) {}

  /** Decodes bytes. */
  public Decoded text(byte[] bytes) {
    var decoder = charset.newDecoder();
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1); // a byte is decoded to at most one char
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

  /** Returns the bytes of a character; empty if the encoding does not have it. */
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

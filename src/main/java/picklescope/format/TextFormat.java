package picklescope.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picklescope.python.Call;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;

/** Text: the whole payload is one str, the only positional argument. */
public record TextFormat(Encoding encoding) implements PayloadFormat {
  /** The name of this format. */
  public static final String NAME = "text";

  /** The encodings, as Python's {@code bytes.decode} reads them. */
  public enum Encoding {
    UTF_8("utf-8", StandardCharsets.UTF_8),
    LATIN_1("latin-1", StandardCharsets.ISO_8859_1),
    CP1252("cp1252", Charset.forName("windows-1252")),
    ASCII("ascii", StandardCharsets.US_ASCII),
    /** With a byte order mark; without one, little-endian. */
    UTF_16("utf-16", StandardCharsets.UTF_16),
    UTF_16_LE("utf-16-le", StandardCharsets.UTF_16LE),
    UTF_16_BE("utf-16-be", StandardCharsets.UTF_16BE);

    private final String python;
    private final Charset charset;

    Encoding(String python, Charset charset) {
      this.python = python;
      this.charset = charset;
    }

    /** Returns the name in Python. */
    public String python() {
      return python;
    }

    /** Returns the encoding of that name, as Python normalizes it; empty if there is none. */
    static Optional<Encoding> named(String name) {
      String normal = name.toLowerCase(Locale.ROOT).replace('_', '-');
      String known =
          switch (normal) {
            case "utf8", "u8" -> "utf-8";
            case "iso-8859-1", "iso8859-1", "latin1", "l1" -> "latin-1";
            case "windows-1252" -> "cp1252";
            case "us-ascii" -> "ascii";
            case "utf16" -> "utf-16";
            case "utf-16le" -> "utf-16-le";
            case "utf-16be" -> "utf-16-be";
            default -> normal;
          };
      return Arrays.stream(values()).filter(one -> one.python.equals(known)).findFirst();
    }

    static String names() {
      return Arrays.stream(values()).map(Encoding::python).collect(Collectors.joining(", "));
    }
  }

  /** Parses the option, which begins at an offset. */
  static TextFormat of(String option, int at) throws SourceException {
    return new TextFormat(
        option.isEmpty()
            ? Encoding.UTF_8
            : Encoding.named(option)
                .orElseThrow(() ->
                    new SourceException(
                        at, "expected an encoding: %s".formatted(Encoding.names()))));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String text() {
    return encoding == Encoding.UTF_8 ? NAME : NAME + " " + encoding.python;
  }

  @Override
  public String help() {
    return "text in %s: one str".formatted(encoding.python);
  }

  @Override
  public Content read(byte[] payload) {
    return trace(payload).content();
  }

  @Override
  public TracedContent trace(byte[] payload) {
    if (encoding == Encoding.UTF_8) {
      int end = Utf8Prefix.end(payload, 0, payload.length);
      return result(PyStr.ofUtf8(Arrays.copyOf(payload, end)), end, payload.length);
    }
    Charset charset = encoding.charset;
    int from = 0;
    if (encoding == Encoding.UTF_16) {
      boolean big = startsWith(payload, 0xFE, 0xFF);
      from = big || startsWith(payload, 0xFF, 0xFE) ? 2 : 0;
      charset = big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    var in = ByteBuffer.wrap(payload, from, payload.length - from);
    var out = CharBuffer.allocate(payload.length + 1); // a byte is decoded to at most one char
    charset.newDecoder().decode(in, out, true);
    return result(PyStr.of(out.flip().toString()), in.position(), payload.length);
  }

  private static boolean startsWith(byte[] payload, int first, int second) {
    return payload.length >= 2 && payload[0] == (byte) first && payload[1] == (byte) second;
  }

  private TracedContent result(PyStr text, int end, int length) {
    String problem =
        end == length
            ? ""
            : Problems.at(NAME, end, "the bytes there are not %s".formatted(encoding.python));
    var content = new Content(NAME, PyTuple.of(text), PyDict.of(), problem);
    return new TracedContent(
        content, ContentSpan.around(List.of(ContentSpan.of(0, end))), ContentSpan.NONE);
  }

  @Override
  public byte[] write(Call call) throws FormatException {
    if (call.keywords().size() > 0
        || call.arguments().size() != 1
        || !(call.arguments().item(0) instanceof PyStr text)) {
      throw new FormatException("text is one str: send 'hello' and nothing else");
    }
    try {
      if (text.length() != text.toString().codePointCount(0, text.toString().length())) {
        throw new CharacterCodingException(); // two surrogates that are not one character
      }
      var bytes = new ByteArrayOutputStream();
      if (encoding == Encoding.UTF_16) {
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
      }
      Charset charset = encoding == Encoding.UTF_16 ? StandardCharsets.UTF_16LE : encoding.charset;
      var encoded = charset.newEncoder().encode(CharBuffer.wrap(text.toString()));
      bytes.write(encoded.array(), 0, encoded.limit());
      return bytes.toByteArray();
    } catch (CharacterCodingException e) {
      throw new FormatException(
          "%s has not all characters of %s: choose another encoding"
              .formatted(encoding.python, Repr.line(60).of(text)));
    }
  }

  @Override
  public boolean mayHaveAttribute(byte[] payload, byte[] name) {
    return false;
  }

  @Override
  public List<String> pythonLines() {
    return List.of("text = e.raw_data.decode('%s')".formatted(encoding.python));
  }
}

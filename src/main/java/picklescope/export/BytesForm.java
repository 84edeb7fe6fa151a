package picklescope.export;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picklescope.python.PyBytes;
import picklescope.python.Repr;
import picklescope.python.text.VisibleText;

/** The forms in which bytes are copied. */
public enum BytesForm {
  /** {@code 80 04 95}. */
  HEX("hex"),
  /** {@code b'\\x80\\x04'}. */
  PYTHON("Python bytes"),
  /** <code>{0x80, 0x04, 0x95}</code>. */
  C_ARRAY("C array"),
  /** Lines of sixteen bytes with their offset and their characters, like {@code hexdump -C}. */
  DUMP("hex dump"),
  /** RFC 4648. */
  BASE64("base64"),
  /**
   * Decoded as UTF-8, on one line, with line ends and other control characters escaped, so that
   * pasting the text into a terminal does not run a command; invalid bytes are replaced by U+FFFD.
   */
  TEXT("text");

  private static final HexFormat HEX_BYTES = HexFormat.ofDelimiter(" ");
  private static final int PER_LINE = 16;

  private final String title;

  BytesForm(String title) {
    this.title = title;
  }

  /** Returns the name of the form for the user. */
  public String title() {
    return title;
  }

  /** Returns bytes in this form, without a line end. */
  public String text(byte[] bytes) {
    return switch (this) {
      case HEX -> HEX_BYTES.formatHex(bytes);
      case PYTHON -> new Repr().of(PyBytes.of(bytes.clone()));
      case C_ARRAY ->
          IntStream.range(0, bytes.length)
              .mapToObj(i -> "0x%02x".formatted(bytes[i]))
              .collect(Collectors.joining(", ", "{", "}"));
      case DUMP -> dump(bytes);
      case BASE64 -> Base64.getEncoder().encodeToString(bytes);
      case TEXT -> VisibleText.line(new String(bytes, StandardCharsets.UTF_8));
    };
  }

  private static String dump(byte[] bytes) {
    var lines = new StringJoiner("\n");
    for (int at = 0; at < bytes.length; at += PER_LINE) {
      int end = Math.min(at + PER_LINE, bytes.length);
      var text = new StringBuilder();
      for (int i = at; i < end; i++) {
        text.append(bytes[i] >= ' ' && bytes[i] <= '~' ? (char) bytes[i] : '.');
      }
      lines.add("%04x  %-47s  %s".formatted(at, HEX_BYTES.formatHex(bytes, at, end), text));
    }
    return lines.toString();
  }
}

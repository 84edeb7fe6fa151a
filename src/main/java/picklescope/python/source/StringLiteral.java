package picklescope.python.source;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/** Parses a string or bytes literal (Python Language Reference, 2.4.1). */
final class StringLiteral {
  private static final Set<String> PREFIXES =
      Set.of("r", "u", "b", "br", "rb", "f", "fr", "rf", "t", "tr", "rt");

  /**
   * A string in a text.
   *
   * @param value a {@link PyStr} or {@link PyBytes}
   * @param end index after its closing quote
   */
  record Literal(PyValue value, int end) {}

  private final String text;
  private final boolean raw;
  private final boolean bytes;
  private int[] points = new int[16];
  private int count;
  private int at;

  private StringLiteral(String text, boolean raw, boolean bytes, int at) {
    this.text = text;
    this.raw = raw;
    this.bytes = bytes;
    this.at = at;
  }

  /** Returns whether a word is a string prefix, such as {@code rb}. */
  static boolean isPrefix(String word) {
    return PREFIXES.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Parses the literal that starts, including its prefix, at an index. */
  static Literal read(String text, int start) throws SourceException {
    int quote = start;
    while (text.charAt(quote) != '\'' && text.charAt(quote) != '"') {
      quote++;
    }
    String prefix = text.substring(start, quote).toLowerCase(Locale.ROOT);
    if (prefix.contains("f") || prefix.contains("t")) {
      throw new SourceException(
          start,
          "a text with values filled in (" + prefix + "'...') is not possible here: write it out");
    }
    var reader = new StringLiteral(text, prefix.contains("r"), prefix.contains("b"), quote);
    reader.content(start);
    return new Literal(reader.value(), reader.at);
  }

  private PyValue value() {
    if (!bytes) {
      return PyStr.ofCodePoints(Arrays.copyOf(points, count));
    }
    var out = new ByteArrayOutputStream(count);
    for (int i = 0; i < count; i++) {
      out.write(points[i]);
    }
    return PyBytes.of(out.toByteArray());
  }

  private void content(int start) throws SourceException {
    char quote = text.charAt(at);
    String triple = Character.toString(quote).repeat(3);
    boolean isTriple = text.startsWith(triple, at);
    String closing = isTriple ? triple : Character.toString(quote);
    at += closing.length();
    while (true) {
      if (at >= text.length()) {
        throw new SourceException(start, "these quotes are never closed: expected " + closing);
      }
      char c = text.charAt(at);
      if (c == quote && text.startsWith(closing, at)) {
        at += closing.length();
        return;
      }
      if (c == '\\') {
        escape(start, closing);
      } else if (c == '\n' || c == '\r') {
        if (!isTriple) {
          throw new SourceException(
              at, "expected " + closing + " before the line ends; write \\n for a new line");
        }
        newline();
        put('\n');
      } else {
        plain();
      }
    }
  }

  private void newline() {
    at += text.startsWith("\r\n", at) ? 2 : 1;
  }

  private void plain() throws SourceException {
    int point = text.codePointAt(at);
    if (bytes && point >= 0x80) {
      throw new SourceException(
          at, "bytes in quotes can hold only ASCII: write \\x and two hexadecimal digits");
    }
    put(point);
    at += Character.charCount(point);
  }

  private void escape(int start, String closing) throws SourceException {
    int slash = at++;
    if (at >= text.length()) {
      throw new SourceException(start, "these quotes are never closed: expected " + closing);
    }
    char c = text.charAt(at);
    if (raw) {
      put('\\');
      if (c == '\r' || c == '\n') {
        newline();
        put('\n');
      } else {
        plain();
      }
      return;
    }
    switch (c) {
      case '\n', '\r' -> newline();
      case '\\', '\'', '"' -> one(c);
      case 'a' -> one(7);
      case 'b' -> one('\b');
      case 'f' -> one('\f');
      case 'n' -> one('\n');
      case 'r' -> one('\r');
      case 't' -> one('\t');
      case 'v' -> one(11);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      case 'x' -> hex(slash, 2);
      default -> {
        if (!bytes && c == 'u') {
          hex(slash, 4);
        } else if (!bytes && c == 'U') {
          hex(slash, 8);
        } else if (!bytes && c == 'N') {
          named(slash);
        } else {
          put('\\');
          plain();
        }
      }
    }
  }

  private void one(int point) {
    put(point);
    at++;
  }

  private void octal() {
    int value = 0;
    for (int i = 0; i < 3 && at < text.length() && Character.digit(text.charAt(at), 8) >= 0; i++) {
      value = value * 8 + text.charAt(at++) - '0';
    }
    put(bytes ? value & 0xFF : value);
  }

  private void hex(int slash, int digits) throws SourceException {
    char letter = text.charAt(at);
    long value = 0;
    for (int i = 1; i <= digits; i++) {
      int digit = at + i < text.length() ? Character.digit(text.charAt(at + i), 16) : -1;
      if (digit < 0) {
        throw new SourceException(
            Math.min(at + i, text.length()),
            "expected " + digits + " hexadecimal digits after \\" + letter);
      }
      value = value << 4 | digit;
    }
    if (value > Character.MAX_CODE_POINT) {
      throw new SourceException(slash, "no character has a number above \\U0010ffff");
    }
    put((int) value);
    at += digits + 1;
  }

  private void named(int slash) throws SourceException {
    int close = text.indexOf('}', at);
    if (!text.startsWith("N{", at) || close < 0) {
      throw new SourceException(slash, "expected a character's name in braces: \\N{DEGREE SIGN}");
    }
    put(CharacterNames.codePoint(text.substring(at + 2, close), slash));
    at = close + 1;
  }

  private void put(int point) {
    if (count == points.length) {
      points = Arrays.copyOf(points, count * 2);
    }
    points[count++] = point;
  }
}

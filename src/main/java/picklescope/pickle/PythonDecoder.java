package picklescope.pickle;

import static picklescope.pickle.DisassemblyException.undecodable;
import static picklescope.pickle.DisassemblyException.valueError;

import java.util.Arrays;
import picklescope.python.PyStr;

/** Decodes text as Python's codecs do, with the exceptions that they raise. */
final class PythonDecoder {
  private PythonDecoder() {}

  /** Decodes {@code str(bytes, 'utf-8', 'surrogatepass')}. */
  static PyStr utf8(byte[] bytes) throws DisassemblyException {
    if (!TextDecoder.isUtf8(bytes, 0, bytes.length, true)) {
      throw brokenUtf8(bytes);
    }
    return PyStr.ofUtf8(bytes);
  }

  private static DisassemblyException brokenUtf8(byte[] bytes) {
    int at = 0;
    while (true) {
      int more = following(bytes[at]);
      if (more < 0) {
        return undecodable("utf-8", bytes, at, at + 1, "invalid start byte");
      }
      int known = 0; // continuation bytes that are valid
      while (known < more && at + known + 1 < bytes.length && follows(bytes, at, known + 1)) {
        known++;
      }
      if (known == more) {
        at += more + 1;
      } else if (at + known + 1 == bytes.length) {
        return undecodable("utf-8", bytes, at, bytes.length, "unexpected end of data");
      } else {
        return undecodable("utf-8", bytes, at, at + known + 1, "invalid continuation byte");
      }
    }
  }

  private static int following(int first) {
    int lead = first & 0xFF;
    return lead < 0x80
        ? 0
        : lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
  }

  private static boolean follows(byte[] bytes, int start, int place) {
    int lead = bytes[start] & 0xFF;
    int c = bytes[start + place] & 0xFF;
    if ((c & 0xC0) != 0x80) {
      return false;
    }
    if (place > 1) {
      return true;
    }
    return switch (lead) {
      case 0xE0 -> c >= 0xA0;
      // surrogates are valid if all of their three bytes are present
      case 0xED -> c < 0xA0 || start + 2 < bytes.length && (bytes[start + 2] & 0xC0) == 0x80;
      case 0xF0 -> c >= 0x90;
      case 0xF4 -> c < 0x90;
      default -> true;
    };
  }

  /** Decodes {@code str(bytes, 'raw-unicode-escape')}. */
  static PyStr rawUnicodeEscape(byte[] bytes) throws DisassemblyException {
    byte[] utf8 = TextDecoder.rawUnicodeEscape(bytes, 0, bytes.length);
    if (utf8 == null) {
      throw brokenEscape(bytes);
    }
    return PyStr.ofUtf8(utf8);
  }

  private static DisassemblyException brokenEscape(byte[] bytes) {
    for (int at = 0; ; at++) {
      if (bytes[at] != '\\') {
        continue;
      }
      int start = at++;
      boolean four = bytes[at] == 'u';
      if (!four && bytes[at] != 'U') {
        continue;
      }
      int end = at + 1;
      int wanted = end + (four ? 4 : 8);
      while (end < wanted && end < bytes.length && TextDecoder.digit(bytes[end], 16) >= 0) {
        end++;
      }
      if (end < wanted) {
        String form = four ? "\\uXXXX" : "\\UXXXXXXXX";
        return undecodable("rawunicodeescape", bytes, start, end, "truncated " + form + " escape");
      }
      String digits =
          new String(bytes, at + 1, wanted - at - 1, java.nio.charset.StandardCharsets.US_ASCII);
      if (Long.parseLong(digits, 16) > Character.MAX_CODE_POINT) {
        return undecodable("rawunicodeescape", bytes, start, end, "\\Uxxxxxxxx out of range");
      }
      at = end - 1;
    }
  }

  /** Decodes {@code codecs.escape_decode(bytes)[0].decode('ascii')} of a range. */
  static PyStr escapedAscii(byte[] in, int from, int to) throws DisassemblyException {
    byte[] text = TextDecoder.stringEscape(in, from, to);
    if (text == null) {
      throw brokenStringEscape(Arrays.copyOfRange(in, from, to));
    }
    for (int i = 0; i < text.length; i++) {
      if (text[i] < 0) {
        throw undecodable("ascii", text, i, i + 1, "ordinal not in range(128)");
      }
    }
    return PyStr.ofUtf8(text);
  }

  private static DisassemblyException brokenStringEscape(byte[] bytes) {
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] != '\\') {
        continue;
      }
      int start = at++;
      if (at < bytes.length && bytes[at] == 'x') {
        boolean whole =
            at + 2 < bytes.length
                && TextDecoder.digit(bytes[at + 1], 16) >= 0
                && TextDecoder.digit(bytes[at + 2], 16) >= 0;
        if (!whole) {
          return valueError("invalid \\x escape at position " + start);
        }
      }
    }
    return valueError("Trailing \\ in string");
  }
}

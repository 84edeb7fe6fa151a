package picklescope.pickle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Decodes strings as they are encoded in pickles. */
final class TextDecoder {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private TextDecoder() {}

  /** Returns whether all bytes of a range are ASCII. */
  static boolean isAscii(byte[] in, int from, int to) {
    int at = from;
    for (; at + 8 <= to; at += 8) {
      if (((long) LONGS.get(in, at) & HIGH_BITS) != 0) {
        return false;
      }
    }
    if (at < to && in.length - at >= 8) { // the common case: the bytes after the range are masked
      return ((long) LONGS.get(in, at) & HIGH_BITS & (1L << 8 * (to - at)) - 1) == 0;
    }
    for (; at < to; at++) {
      if (in[at] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns whether the bytes of a range are UTF-8 as Python decodes it.
   *
   * @param surrogates whether surrogates are allowed, as three bytes each ({@code surrogatepass})
   */
  static boolean isUtf8(byte[] in, int from, int to, boolean surrogates) {
    int at = from;
    while (at < to) {
      int first = in[at];
      if (first >= 0) {
        at++;
        continue;
      }
      int more =
          (first & 0xE0) == 0xC0 ? 1 : (first & 0xF0) == 0xE0 ? 2 : (first & 0xF8) == 0xF0 ? 3 : 0;
      if (more == 0 || to - at <= more) {
        return false;
      }
      int point = first & 0x3F >> more;
      for (int i = 1; i <= more; i++) {
        if ((in[at + i] & 0xC0) != 0x80) {
          return false;
        }
        point = point << 6 | in[at + i] & 0x3F;
      }
      boolean shortest = point >= (more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000);
      boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
      if (!shortest || point > 0x10FFFF || surrogate && !surrogates) {
        return false;
      }
      at += more + 1;
    }
    return true;
  }

  /**
   * Returns the UTF-8 of the argument of UNICODE: Latin-1 in which only {@code \\u} and {@code \\U}
   * are escapes. Returns null if an escape is malformed.
   */
  static byte @Nullable [] rawUnicodeEscape(byte[] in, int from, int to) {
    if (isAscii(in, from, to) && !holdsBackslash(in, from, to)) {
      return Arrays.copyOfRange(in, from, to);
    }
    var out = new byte[(to - from) * 2];
    int size = 0;
    for (int at = from; at < to; ) {
      int c = in[at++] & 0xFF;
      if (c != '\\' || at == to) {
        size = put(out, size, c);
        continue;
      }
      int kind = in[at];
      if (kind != 'u' && kind != 'U') {
        out[size++] = '\\';
        size = put(out, size, in[at++] & 0xFF);
        continue;
      }
      int digits = kind == 'u' ? 4 : 8;
      long point = hex(in, at + 1, to, digits);
      if (point < 0 || point > 0x10FFFF) {
        return null;
      }
      size = put(out, size, (int) point);
      at += 1 + digits;
    }
    return Arrays.copyOf(out, size);
  }

  private static boolean holdsBackslash(byte[] in, int from, int to) {
    for (int at = from; at < to; at++) {
      if (in[at] == '\\') {
        return true;
      }
    }
    return false;
  }

  private static long hex(byte[] in, int from, int to, int digits) {
    if (to - from < digits) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = digit(in[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /** Returns the value of an ASCII digit, or -1. */
  static int digit(byte c, int base) {
    int value =
        c >= '0' && c <= '9'
            ? c - '0'
            : (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? (c | 0x20) - 'a' + 10 : 99;
    return value < base ? value : -1;
  }

  private static int put(byte[] out, int at, int point) {
    int size = at;
    if (point < 0x80) {
      out[size++] = (byte) point;
    } else if (point < 0x800) {
      out[size++] = (byte) (0xC0 | point >> 6);
      out[size++] = (byte) (0x80 | point & 0x3F);
    } else if (point < 0x10000) {
      out[size++] = (byte) (0xE0 | point >> 12);
      out[size++] = (byte) (0x80 | point >> 6 & 0x3F);
      out[size++] = (byte) (0x80 | point & 0x3F);
    } else {
      out[size++] = (byte) (0xF0 | point >> 18);
      out[size++] = (byte) (0x80 | point >> 12 & 0x3F);
      out[size++] = (byte) (0x80 | point >> 6 & 0x3F);
      out[size++] = (byte) (0x80 | point & 0x3F);
    }
    return size;
  }

  /**
   * Returns the bytes of the argument of STRING, without its quotes. Returns null if an escape is
   * malformed.
   */
  static byte @Nullable [] stringEscape(byte[] in, int from, int to) {
    var out = new byte[to - from];
    int size = 0;
    for (int at = from; at < to; ) {
      byte c = in[at++];
      if (c != '\\') {
        out[size++] = c;
        continue;
      }
      if (at == to) {
        return null;
      }
      byte kind = in[at++];
      switch (kind) {
        case '\\', '\'', '"' -> out[size++] = kind;
        case 'b' -> out[size++] = '\b';
        case 'f' -> out[size++] = '\f';
        case 't' -> out[size++] = '\t';
        case 'n' -> out[size++] = '\n';
        case 'r' -> out[size++] = '\r';
        case 'v' -> out[size++] = 11;
        case 'a' -> out[size++] = 7;
        case 'x' -> {
          long value = hex(in, at, to, 2);
          if (value < 0) {
            return null;
          }
          out[size++] = (byte) value;
          at += 2;
        }
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          int value = kind - '0';
          for (int more = 0; more < 2 && at < to && digit(in[at], 8) >= 0; more++) {
            value = value << 3 | in[at++] - '0';
          }
          out[size++] = (byte) value;
        }
        default -> {
          out[size++] = '\\';
          out[size++] = kind;
        }
      }
    }
    return Arrays.copyOf(out, size);
  }
}

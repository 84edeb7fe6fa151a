package picklescope.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Searches a payload for a text, eight bytes at a time, without decoding it. */
public final class TextSearch {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final byte ESCAPE = '\\';

  private TextSearch() {}

  /**
   * Returns whether the payload contains an ASCII text, or a backslash, which may begin an escape
   * of one of its letters. Returns true for any other text.
   */
  public static boolean mayContain(byte[] payload, byte[] text) {
    if (!isAscii(text)) {
      return true;
    }
    long first = (text[0] & 0xFFL) * ONES;
    long escape = ESCAPE * ONES;
    int at = 0;
    for (; at + 8 <= payload.length; at += 8) {
      long word = (long) LONGS.get(payload, at);
      if ((zeros(word ^ first) | zeros(word ^ escape)) != 0 && isIn(payload, at, at + 8, text)) {
        return true;
      }
    }
    return isIn(payload, at, payload.length, text);
  }

  /** Returns whether a text is ASCII; other letters have more than one encoding. */
  private static boolean isAscii(byte[] text) {
    for (byte letter : text) {
      if (letter < 0) {
        return false;
      }
    }
    return text.length > 0;
  }

  /** Returns a non-zero value if one of the bytes is zero. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }

  /** Returns whether the text begins in a range, or a backslash is in it. */
  private static boolean isIn(byte[] payload, int from, int to, byte[] text) {
    for (int at = from; at < to; at++) {
      if (payload[at] == ESCAPE || payload[at] == text[0] && isAt(payload, at, text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] payload, int at, byte[] text) {
    int end = at + text.length;
    return end <= payload.length && Arrays.equals(payload, at, end, text, 0, text.length);
  }
}

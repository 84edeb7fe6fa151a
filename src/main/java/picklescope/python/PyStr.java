package picklescope.python;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Python's {@code str}: a sequence of code points, which may include lone surrogates.
 *
 * <p>A Java string cannot distinguish two surrogate code points from the supplementary character
 * that they form. UTF-8 as encoded by Python's {@code surrogatepass} can, so that is what is
 * stored. The order of the bytes is that of the code points.
 */
public final class PyStr implements PyValue, Comparable<PyStr> {
  private static final int LATIN1 = 256;
  private static final PyStr EMPTY = new PyStr(new byte[0]);
  private static final PyStr[] CHARACTERS = characters();

  private final byte[] utf8;

  private PyStr(byte[] utf8) {
    this.utf8 = utf8;
  }

  private static PyStr[] characters() {
    var characters = new PyStr[LATIN1];
    for (int i = 0; i < LATIN1; i++) {
      var utf8 = new ByteArrayOutputStream(2);
      put(utf8, i);
      characters[i] = new PyStr(utf8.toByteArray());
    }
    return characters;
  }

  /** Returns the str of a Java string, whose surrogate pairs become one code point each. */
  public static PyStr of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        var out = new ByteArrayOutputStream(text.length() * 2);
        text.codePoints().forEach(codePoint -> put(out, codePoint));
        return new PyStr(out.toByteArray());
      }
    }
    return ofUtf8(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the str of code points, each from 0 to 0x10FFFF, including surrogates. */
  public static PyStr ofCodePoints(int... codePoints) {
    var out = new ByteArrayOutputStream(codePoints.length * 2);
    for (int codePoint : codePoints) {
      put(out, codePoint);
    }
    return ofUtf8(out.toByteArray());
  }

  /**
   * Returns the str of UTF-8 (surrogates as three bytes each), which must be well-formed. The array
   * is not copied, and must not be modified afterwards.
   */
  public static PyStr ofUtf8(byte[] utf8) {
    return switch (utf8.length) {
      case 0 -> EMPTY;
      case 1 -> CHARACTERS[utf8[0]];
      case 2 -> {
        int point = (utf8[0] & 0x1F) << 6 | utf8[1] & 0x3F;
        yield utf8[0] < 0 && point < LATIN1 ? CHARACTERS[point] : new PyStr(utf8);
      }
      default -> new PyStr(utf8);
    };
  }

  /**
   * Returns whether all equal strings are one object, as in CPython: the empty string, and those of
   * one Latin-1 character. CPython's pickler takes the second from the memo.
   */
  public boolean isOneObject() {
    return utf8.length <= 2 && this == ofUtf8(utf8);
  }

  private static void put(ByteArrayOutputStream out, int codePoint) {
    if (codePoint < 0x80) {
      out.write(codePoint);
    } else if (codePoint < 0x800) {
      out.write(0xC0 | codePoint >> 6);
      out.write(0x80 | codePoint & 0x3F);
    } else if (codePoint < 0x10000) {
      out.write(0xE0 | codePoint >> 12);
      out.write(0x80 | codePoint >> 6 & 0x3F);
      out.write(0x80 | codePoint & 0x3F);
    } else {
      out.write(0xF0 | codePoint >> 18);
      out.write(0x80 | codePoint >> 12 & 0x3F);
      out.write(0x80 | codePoint >> 6 & 0x3F);
      out.write(0x80 | codePoint & 0x3F);
    }
  }

  /** Returns a copy of the UTF-8. */
  public byte[] utf8() {
    return utf8.clone();
  }

  /** Returns the UTF-8, which must not be modified. */
  public byte[] raw() {
    return utf8;
  }

  /** Returns the number of bytes of the UTF-8. */
  public int byteLength() {
    return utf8.length;
  }

  /** Copies the UTF-8 into an array, which must have room for {@link #byteLength()} bytes. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(utf8, 0, target, at, utf8.length);
  }

  boolean hasUtf8(byte[] bytes) {
    return Arrays.equals(utf8, bytes);
  }

  private boolean isAscii() {
    for (byte b : utf8) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the number of code points, as Python's {@code len}. */
  public int length() {
    int count = 0;
    for (byte b : utf8) {
      if ((b & 0xC0) != 0x80) {
        count++;
      }
    }
    return count;
  }

  /** Returns the code points in order. */
  public int[] codePoints() {
    int[] points = new int[length()];
    int at = 0;
    for (int i = 0; i < utf8.length; ) {
      int first = utf8[i] & 0xFF;
      int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
      int point = more == 0 ? first : first & 0x3F >> more;
      for (int k = 1; k <= more; k++) {
        point = point << 6 | utf8[i + k] & 0x3F;
      }
      points[at++] = point;
      i += more + 1;
    }
    return points;
  }

  @Override
  public int compareTo(PyStr other) {
    return Arrays.compareUnsigned(utf8, other.utf8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PyStr that && sameText(that);
  }

  /**
   * Compares two strings. Most strings that are compared, such as the keys of a dict, differ in
   * length or last byte.
   */
  public boolean sameText(PyStr other) {
    int length = utf8.length;
    return length == other.utf8.length
        && (length == 0
            || utf8[length - 1] == other.utf8[length - 1] && Arrays.equals(utf8, other.utf8));
  }

  /** Returns a bit out of 64; strings with different ones differ. */
  long sketch() {
    int length = utf8.length;
    return length == 0 ? 1 : 1L << length * 5 + utf8[length - 1] * 3 + utf8[0];
  }

  /** Returns a hash that differs in each run, so that nobody can send texts that collide. */
  @Override
  public int hashCode() {
    return Long.hashCode(KeyHash.bytes(utf8));
  }

  /** Returns the start as a Java string: the first bytes, which may truncate a character. */
  public String start(int bytes) {
    return new String(utf8, 0, Math.min(bytes, utf8.length), StandardCharsets.UTF_8);
  }

  /** Returns the text as a Java string; two adjacent surrogate code points become one character. */
  @Override
  public String toString() {
    if (isAscii()) {
      return new String(utf8, StandardCharsets.ISO_8859_1);
    }
    int[] points = codePoints();
    return new String(points, 0, points.length);
  }
}

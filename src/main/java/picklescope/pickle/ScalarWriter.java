package picklescope.pickle;

import java.util.HexFormat;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;

/** Writes values without parts. */
final class ScalarWriter {
  private static final HexFormat HEX = HexFormat.of();

  private static final int MAX_DECIMAL_BITS = 14_284; // 4,300 digits
  private static final int MAX_CONVERTED = 100_000; // digits; more than a datagram can contain

  private final PickleOutput out;
  private final int protocol;
  private final RepeatedValues repeated;

  ScalarWriter(PickleOutput out, int protocol, RepeatedValues repeated) {
    this.out = out;
    this.protocol = protocol;
    this.repeated = repeated;
  }

  void bool(boolean value) {
    if (protocol >= 2) {
      out.code(value ? Codes.NEWTRUE : Codes.NEWFALSE);
    } else {
      out.codeAndLine(Codes.INT, value ? "01" : "00");
    }
  }

  /** Returns whether an int is memoized because it is long. */
  boolean isMemoized(PyInt number) {
    return !number.isLong()
        && repeated.memoizes()
        && number.isLongerThan(RepeatedValues.MIN_MEMOIZED);
  }

  void integer(PyInt number) throws PickleException {
    if (!number.isLong()) {
      bigInteger(number);
      return;
    }
    long value = number.longValue();
    if (value != (int) value) {
      bigInteger(number);
    } else if (protocol == 0) {
      out.codeAndNumberLine(Codes.INT, (int) value);
    } else if ((value & ~0xFFL) == 0) {
      out.codeAndByte(Codes.BININT1, (int) value);
    } else if ((value & ~0xFFFFL) == 0) {
      out.codeAndShort(Codes.BININT2, (int) value);
    } else {
      out.codeAndInt(Codes.BININT, (int) value);
    }
  }

  private void bigInteger(PyInt number) throws PickleException {
    int start = out.size();
    if (number.isText() && number.isLongerThan(MAX_CONVERTED)) {
      out.checkSize(number.toString().length());
      out.codeAndLine(Codes.LONG, number + "L");
    } else if (protocol >= 2) {
      out.bigInt(number.bigValue());
    } else {
      out.codeAndLine(Codes.LONG, text(number) + "L");
    }
    repeated.count(number, out.size() - start);
  }

  /**
   * Returns decimal digits as CPython writes them; hexadecimal digits above the limit up to which
   * CPython reads decimal ones.
   */
  private static String text(PyInt number) {
    return number.bigValue().bitLength() <= MAX_DECIMAL_BITS
        ? number.toString()
        : number.hexadecimal();
  }

  void real(PyFloat number) {
    if (protocol >= 1) {
      out.codeAndDouble(Codes.BINFLOAT, number.value());
    } else {
      out.codeAndLine(Codes.FLOAT, number.toString());
    }
  }

  void text(PyStr text) throws PickleException {
    if (protocol == 0) {
      rawUnicodeEscape(text);
      return;
    }
    int length = text.byteLength();
    out.beginData(length);
    if (length < 256 && protocol >= 4) {
      out.codeAndByte(Codes.SHORT_BINUNICODE, length);
    } else {
      out.codeAndInt(Codes.BINUNICODE, length);
    }
    int to = out.reserve(length);
    text.copyTo(out.array(), to);
    out.endData(length);
  }

  private void rawUnicodeEscape(PyStr text) throws PickleException {
    out.checkSize(text.byteLength() / 2); // at least half of its size
    out.code(Codes.UNICODE);
    for (int point : text.codePoints()) {
      if (point >= 0x10000) {
        escape('U', point, 8);
      } else if (point > 0xFF
          || point == '\\'
          || point == 0
          || point == '\n'
          || point == '\r'
          || point == 0x1A) {
        escape('u', point, 4);
      } else {
        out.code(point);
      }
    }
    out.code('\n');
  }

  private void escape(char kind, int value, int digits) {
    out.code('\\');
    out.code(kind);
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.code(HEX.toLowHexDigit(value >> shift));
    }
  }

  /** Writes a str of Python 2, as Python 2 does; later protocols have no opcode for it. */
  void oldText(PyStr2 text) throws PickleException {
    if (protocol == 0) {
      oldTextLine(text.raw());
    } else {
      counted(Codes.SHORT_BINSTRING, Codes.BINSTRING, text.raw());
    }
  }

  private void oldTextLine(byte[] text) throws PickleException {
    out.checkSize(text.length);
    out.code(Codes.STRING);
    out.code('\'');
    for (byte b : text) {
      if (b == '\\' || b == '\'') {
        out.code('\\');
        out.code(b);
      } else if (b >= ' ' && b <= '~') {
        out.code(b);
      } else {
        escape('x', b & 0xFF, 2);
      }
    }
    out.code('\'');
    out.code('\n');
  }

  /** From protocol 3 on. */
  void bytes(PyBytes bytes) throws PickleException {
    counted(Codes.SHORT_BINBYTES, Codes.BINBYTES, bytes.raw());
  }

  /** Writes content after its length, which has one byte or four. */
  private void counted(int shortCode, int longCode, byte[] content) throws PickleException {
    int length = content.length;
    out.beginData(length);
    if (length < 256) {
      out.codeAndByte(shortCode, length);
    } else {
      out.codeAndInt(longCode, length);
    }
    out.raw(content);
    out.endData(length);
  }

  /** From protocol 5 on. */
  void byteArray(PyByteArray bytes) throws PickleException {
    int length = bytes.length();
    out.beginData(length);
    out.codeAndLong(Codes.BYTEARRAY8, length);
    out.raw(bytes.raw());
    out.endData(length);
  }

  /** Writes a module or name as a line. */
  void line(PyStr text) throws PickleException {
    out.checkSize(text.byteLength());
    int to = out.reserve(text.byteLength());
    text.copyTo(out.array(), to);
    out.code('\n');
  }
}

package picklescope.python.text;

/** White space and digits as in CPython 3.13, which uses Unicode 15.1. */
public final class Characters {
  private Characters() {}

  /** Returns whether a code point is an ASCII digit. */
  public static boolean isAsciiDigit(int point) {
    return point >= '0' && point <= '9';
  }

  /** Returns whether a code point is a decimal digit, as {@code str.isdecimal}. */
  public static boolean isDigit(int point) {
    return point < 0x80
        ? isAsciiDigit(point)
        : Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER && Printable.is(point);
  }

  /** Returns whether a code point is white space, as {@code bytes.isspace}. */
  public static boolean isAsciiSpace(int point) {
    return point == ' ' || point >= 9 && point <= 13;
  }

  /** Returns whether a code point is white space, as {@code str.isspace}. */
  public static boolean isSpace(int point) {
    return point == ' '
        || point >= 9 && point <= 13
        || point >= 0x1C && point <= 0x1F
        || point == 0x85
        || point == 0xA0
        || point == 0x1680
        || point >= 0x2000 && point <= 0x200A
        || point == 0x2028
        || point == 0x2029
        || point == 0x202F
        || point == 0x205F
        || point == 0x3000;
  }
}

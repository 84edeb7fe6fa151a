package picklescope.python.text;

/** Which characters are white space and digits for CPython 3.13, which is Unicode 15.1. */
public final class Characters {
  private Characters() {}

  /** A digit of ASCII. */
  public static boolean isAsciiDigit(int point) {
    return point >= '0' && point <= '9';
  }

  /** A decimal digit as {@code str.isdecimal} has it. */
  public static boolean isDigit(int point) {
    return point < 0x80
        ? isAsciiDigit(point)
        : Character.getType(point) == Character.DECIMAL_DIGIT_NUMBER && Printable.is(point);
  }

  /** White space as {@code bytes.isspace} has it. */
  public static boolean isAsciiSpace(int point) {
    return point == ' ' || point >= 9 && point <= 13;
  }

  /** White space as {@code str.isspace} has it. */
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

package picklescope.python.regex;

import java.util.ArrayList;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import picklescope.python.regex.Regex.PatternException;
import picklescope.python.source.CharacterNames;
import picklescope.python.source.SourceException;

/** Parses escapes and character sets. */
final class RegexEscapes {
  private static final String UNCLOSED_SET = "a [ is never closed";
  private static final int MAX_OCTAL = 0xFF;

  private final RegexSource in;
  private final boolean isText;

  RegexEscapes(RegexSource in, boolean isText) {
    this.in = in;
    this.isText = isText;
  }

  static boolean isOctal(int point) {
    return point >= '0' && point <= '7';
  }

  static boolean isDigit(int point) {
    return point >= '0' && point <= '9';
  }

  private static boolean isHex(int point) {
    return isDigit(point) || point >= 'a' && point <= 'f' || point >= 'A' && point <= 'F';
  }

  /** Returns the character that a letter or sign after a backslash denotes. */
  int character(int letter) throws PatternException {
    return switch (letter) {
      case RegexSource.END -> throw new PatternException("a \\ at the end of the pattern");
      case 'a' -> 7;
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'v' -> 11;
      case 'x' -> hex(letter, 2);
      case 'u' -> isText ? hex(letter, 4) : meansNothing(letter);
      case 'U' -> isText ? hex(letter, 8) : meansNothing(letter);
      case 'N' -> isText ? named() : meansNothing(letter);
      case '0' -> octal(letter);
      default ->
          letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z' || isDigit(letter)
              ? meansNothing(letter)
              : letter;
    };
  }

  private static int meansNothing(int letter) throws PatternException {
    throw new PatternException("\\" + Character.toString(letter) + " has no meaning in a pattern");
  }

  private int hex(int letter, int count) throws PatternException {
    String digits = in.takeWhile(count, RegexEscapes::isHex);
    if (digits.length() < count) {
      throw new PatternException(
          "expected %s hexadecimal digits after \\%c".formatted(count, letter));
    }
    long point = Long.parseLong(digits, 16);
    if (point > Character.MAX_CODE_POINT) {
      throw new PatternException("\\" + (char) letter + digits + " is not a character");
    }
    return (int) point;
  }

  private int named() throws PatternException {
    in.expect('{', "expected { after \\N");
    String name = in.until('}', "a character's name");
    try {
      return CharacterNames.codePoint(name, 0);
    } catch (SourceException e) {
      throw new PatternException(e.getMessage());
    }
  }

  /** Returns the character of up to three octal digits, the first of which has been read. */
  int octal(int first) throws PatternException {
    String digits = (char) first + in.takeWhile(2, RegexEscapes::isOctal);
    int point = Integer.parseInt(digits, 8);
    if (point > MAX_OCTAL) {
      throw new PatternException("\\" + digits + " is more than \\377");
    }
    return point;
  }

  /** Parses a set, whose opening bracket has been read. */
  IntPredicate set(RegexFlags flags) throws PatternException {
    boolean negated = in.take('^');
    var some = new ArrayList<IntPredicate>();
    while (!some.isEmpty() ? !in.take(']') : true) {
      int start = in.at();
      OptionalInt low = inSet(some, flags);
      if (!in.take('-')) {
        low.ifPresent(point -> some.add(other -> other == point));
      } else if (in.take(']')) {
        low.ifPresent(point -> some.add(other -> other == point));
        some.add(point -> point == '-');
        break;
      } else {
        OptionalInt high = inSet(some, flags);
        if (low.isEmpty() || high.isEmpty() || low.getAsInt() > high.getAsInt()) {
          throw new PatternException(
              "the range at character %s of the pattern is reversed".formatted(start + 1));
        }
        some.add(point -> point >= low.getAsInt() && point <= high.getAsInt());
      }
    }
    return RegexChars.oneOf(some, negated, flags);
  }

  /** Returns the next character of a set; empty for a character class, which is added. */
  private OptionalInt inSet(ArrayList<IntPredicate> some, RegexFlags flags)
      throws PatternException {
    int point = in.next();
    if (point == RegexSource.END) {
      throw new PatternException(UNCLOSED_SET);
    }
    if (point != '\\') {
      return OptionalInt.of(point);
    }
    int letter = in.next();
    if (RegexChars.isCategory(letter)) {
      some.add(RegexChars.category(letter, flags.ascii()));
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        letter == 'b' ? '\b' : isOctal(letter) ? octal(letter) : character(letter));
  }
}

package picklescope.python.regex;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import picklescope.python.regex.RegexNode.PositionTest;
import picklescope.python.text.Casing;
import picklescope.python.text.Characters;
import picklescope.python.text.Printable;

/** The character classes and positions of {@code re}, as in CPython 3.13. */
final class RegexChars {
  /** The start of the text. */
  static final PositionTest START = (_, at) -> at == 0;

  private static final PositionTest LINE_START = (text, at) -> at == 0 || text[at - 1] == '\n';

  private RegexChars() {}

  /** Returns whether a letter after a backslash denotes a character class: {@code dDsSwW}. */
  static boolean isCategory(int letter) {
    return letter >= 0 && "dDsSwW".indexOf(letter) >= 0;
  }

  static IntPredicate category(int letter, boolean ascii) {
    IntPredicate kind =
        switch (letter) {
          case 'd', 'D' -> ascii ? Characters::isAsciiDigit : Characters::isDigit;
          case 's', 'S' -> ascii ? Characters::isAsciiSpace : Characters::isSpace;
          default -> word(ascii);
        };
    return Character.isUpperCase(letter) ? kind.negate() : kind;
  }

  static IntPredicate word(boolean ascii) {
    return ascii ? RegexChars::isAsciiWord : RegexChars::isWord;
  }

  private static boolean isAsciiWord(int point) {
    return point >= 'a' && point <= 'z'
        || point >= 'A' && point <= 'Z'
        || Characters.isAsciiDigit(point)
        || point == '_';
  }

  /** Returns whether a character is alphanumeric as by {@code str.isalnum}, or an underscore. */
  private static boolean isWord(int point) {
    if (point < 0x80) {
      return isAsciiWord(point);
    }
    boolean letterOrNumber =
        switch (Character.getType(point)) {
          case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
              true;
          default -> Character.isLetter(point);
        };
    return letterOrNumber && Printable.is(point);
  }

  static IntPredicate any(boolean dotAll) {
    return dotAll ? _ -> true : point -> point != '\n';
  }

  static IntPredicate literal(int wanted, RegexFlags flags) {
    return flags.ignoreCase()
        ? tabled(folded(point -> point == wanted, flags))
        : point -> point == wanted;
  }

  static IntPredicate oneOf(List<IntPredicate> some, boolean negated, RegexFlags flags) {
    IntPredicate set = folded(any(some), flags);
    return tabled(negated ? set.negate() : set);
  }

  private static IntPredicate any(List<IntPredicate> some) {
    IntPredicate[] all = some.toArray(IntPredicate[]::new);
    return point -> {
      for (IntPredicate one : all) {
        if (one.test(point)) {
          return true;
        }
      }
      return false;
    };
  }

  /** Returns the same predicate with a table for ASCII. */
  private static IntPredicate tabled(IntPredicate test) {
    var ascii = new boolean[0x80];
    for (int point = 0; point < ascii.length; point++) {
      ascii[point] = test.test(point);
    }
    return point -> point < ascii.length ? ascii[point] : test.test(point);
  }

  /**
   * Returns a predicate that, with the flag {@code i}, accepts a character if one of its case
   * variants is accepted.
   */
  private static IntPredicate folded(IntPredicate test, RegexFlags flags) {
    if (!flags.ignoreCase()) {
      return test;
    }
    if (flags.ascii()) {
      return point -> test.test(point) || isAsciiLetter(point) && test.test(point ^ 0x20);
    }
    return point -> {
      for (int one : Casing.caseVariants(point)) {
        if (test.test(one)) {
          return true;
        }
      }
      return false;
    };
  }

  /**
   * Returns the characters with which a node can begin; empty if it can begin with any character,
   * or match the empty string.
   */
  static Optional<IntPredicate> first(RegexNode node) {
    return switch (node) {
      case RegexNode.Chars chars -> Optional.of(chars.test());
      case RegexNode.Group group -> first(group.node());
      case RegexNode.Atomic atomic -> first(atomic.node());
      case RegexNode.Repeat repeat when repeat.min() > 0 -> first(repeat.node());
      case RegexNode.Branch branch -> {
        List<Optional<IntPredicate>> all = branch.nodes().stream().map(RegexChars::first).toList();
        yield all.stream().allMatch(Optional::isPresent)
            ? Optional.of(tabled(any(all.stream().map(Optional::get).toList())))
            : Optional.empty();
      }
      case RegexNode.Sequence sequence ->
          sequence.nodes().stream()
              .dropWhile(part -> part instanceof RegexNode.Anchor || part instanceof RegexNode.Look)
              .findFirst()
              .flatMap(RegexChars::first);
      case RegexNode.Repeat _,
          RegexNode.Anchor _,
          RegexNode.Look _,
          RegexNode.Reference _,
          RegexNode.Conditional _ ->
          Optional.empty();
    };
  }

  private static boolean isAsciiLetter(int point) {
    return isAsciiWord(point) && !Characters.isAsciiDigit(point) && point != '_';
  }

  /**
   * Returns whether a captured character equals another one.
   *
   * @param folding 1 to ignore case, 2 to ignore the case of ASCII letters, otherwise 0
   */
  static boolean isSame(int captured, int point, int folding) {
    return captured == point
        || folding != 0
            && (folding == 1 || captured < 0x80 && point < 0x80)
            && Casing.lower(captured) == Casing.lower(point);
  }

  static PositionTest start(boolean multiline) {
    return multiline ? LINE_START : START;
  }

  static PositionTest end(boolean multiline) {
    return (text, at) ->
        at == text.length || text[at] == '\n' && (multiline || at == text.length - 1);
  }

  static PositionTest endOfText() {
    return (text, at) -> at == text.length;
  }

  /** Returns a test for a word boundary, or its negation. Neither matches in an empty text. */
  static PositionTest wordBoundary(boolean ascii, boolean wanted) {
    IntPredicate word = word(ascii);
    return (text, at) -> {
      boolean before = at > 0 && word.test(text[at - 1]);
      boolean behind = at < text.length && word.test(text[at]);
      return text.length > 0 && (before != behind) == wanted;
    };
  }
}

package picklescope.python;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Python's {@code re} on Java's engine: the pattern is translated, and a search is bounded by the
 * characters that it looks at, so that no pattern can hold up a filter.
 */
final class Regex {
  private static final int MAX_PATTERN = 2_000;
  private static final int MAX_TEXT = 70_000;
  private static final int MAX_LOOKS = 2_000_000;

  private final Pattern pattern;

  private Regex(Pattern pattern) {
    this.pattern = pattern;
  }

  /** A pattern that is none: where, and why. */
  static final class PatternException extends Exception {
    private static final long serialVersionUID = 1L;

    PatternException(String message) {
      super(message, null, false, false);
    }
  }

  static Regex of(String pattern) throws PatternException {
    if (pattern.length() > MAX_PATTERN) {
      throw new PatternException("the pattern is longer than 2,000 characters");
    }
    try {
      return new Regex(
          Pattern.compile(
              RegexTranslator.java(pattern),
              Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE));
    } catch (PatternSyntaxException e) {
      throw new PatternException("not a pattern: " + e.getDescription());
    } catch (StackOverflowError e) {
      throw new PatternException("the pattern has too many groups inside each other");
    }
  }

  /** What is asked for. */
  enum Way {
    SEARCH,
    MATCH,
    FULLMATCH
  }

  /**
   * Whether the pattern is found.
   *
   * @throws Failure when that takes too much work
   */
  boolean find(Way way, String text, Expr expr) {
    if (text.length() > MAX_TEXT) {
      text = text.substring(0, MAX_TEXT);
    }
    var matcher = pattern.matcher(new CountedText(text, expr));
    try {
      return switch (way) {
        case SEARCH -> matcher.find();
        case MATCH -> matcher.lookingAt();
        case FULLMATCH -> matcher.matches();
      };
    } catch (StackOverflowError e) {
      // Java's engine recurses for each turn of a group; the text is what bounds it.
      throw tooMuch(expr);
    }
  }

  private static Failure tooMuch(Expr expr) {
    return new Failure("Limit", expr.start(), "the pattern takes too much work on this text");
  }

  /** A text that can be looked at so many times. */
  private static final class CountedText implements CharSequence {
    private final String text;
    private final Expr expr;
    private int looks = MAX_LOOKS;

    CountedText(String text, Expr expr) {
      this.text = text;
      this.expr = expr;
    }

    @Override
    public char charAt(int index) {
      if (--looks < 0) {
        throw tooMuch(expr);
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}

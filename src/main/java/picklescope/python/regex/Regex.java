package picklescope.python.regex;

import java.util.Objects;

/**
 * Python's {@code re}: finds, and refuses as a pattern, what CPython 3.13 does, with a bounded
 * amount of work, so that no pattern can block a filter.
 *
 * <p>Java's engine differs from Python's in words, white space, case, anchors, repetitions,
 * conditions and look-behind, and recurses for each iteration of a group.
 */
public final class Regex {
  private static final int MAX_PATTERN = 2_000;

  private final RegexCompiler.Program program;

  private Regex(RegexCompiler.Program program) {
    this.program = program;
  }

  /** Thrown if a text is not a pattern; the message contains the position and the reason. */
  public static class PatternException extends Exception {
    private static final long serialVersionUID = 1L;

    PatternException(String message) {
      super(message, null, false, false);
    }

    /** Returns why it is not a pattern, for the user. */
    @Override
    public String getMessage() {
      return Objects.requireNonNull(super.getMessage());
    }
  }

  /**
   * Compiles a pattern.
   *
   * @param pattern its characters
   * @param isText whether it is a str pattern and not a bytes pattern
   */
  public static Regex of(int[] pattern, boolean isText) throws PatternException {
    if (pattern.length > MAX_PATTERN) {
      throw new PatternException("the pattern is longer than 2,000 characters");
    }
    return new Regex(RegexCompiler.compile(RegexParser.parse(pattern, isText)));
  }

  /** How a pattern is applied to a text. */
  public enum MatchKind {
    SEARCH,
    MATCH,
    FULLMATCH
  }

  /**
   * Returns whether the pattern matches.
   *
   * @throws RegexMatcher.RegexLimitException if that takes too much work
   */
  public boolean find(MatchKind kind, int[] text) throws RegexMatcher.RegexLimitException {
    var matcher = new RegexMatcher(program, text);
    return kind == MatchKind.SEARCH
        ? matcher.search()
        : matcher.match(0, kind == MatchKind.FULLMATCH);
  }
}

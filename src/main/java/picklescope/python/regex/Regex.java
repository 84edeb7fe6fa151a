package picklescope.python.regex;

import java.util.Objects;

/**
 * Python's {@code re}: what CPython 3.13 finds, and refuses as a pattern, in a bounded amount of
 * work, so that no pattern can hold up a filter.
 *
 * <p>It is not Java's engine, which differs from Python's in words, spaces, case, anchors,
 * repetitions, conditions and what looks behind, and which recurses for each turn of a group.
 */
public final class Regex {
  private static final int MAX_PATTERN = 2_000;

  private final RegexCompiler.Program program;

  private Regex(RegexCompiler.Program program) {
    this.program = program;
  }

  /** A text that is not a pattern: where, and why. */
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
   * Prepares a pattern.
   *
   * @param pattern its characters
   * @param isText whether it is for str rather than for bytes
   */
  public static Regex of(int[] pattern, boolean isText) throws PatternException {
    if (pattern.length > MAX_PATTERN) {
      throw new PatternException("the pattern is longer than 2,000 characters");
    }
    return new Regex(RegexCompiler.compile(RegexParser.parse(pattern, isText)));
  }

  /** What is asked for. */
  public enum MatchKind {
    SEARCH,
    MATCH,
    FULLMATCH
  }

  /**
   * Whether the pattern is found.
   *
   * @throws RegexMatcher.TooMuchException if that takes too much work
   */
  public boolean find(MatchKind way, int[] text) throws RegexMatcher.RegexLimitException {
    var matcher = new RegexMatcher(program, text);
    return way == MatchKind.SEARCH
        ? matcher.search()
        : matcher.match(0, way == MatchKind.FULLMATCH);
  }
}

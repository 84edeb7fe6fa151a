package picklescope.python.regex;

import picklescope.python.regex.RegexNode.PositionTest;

/**
 * An instruction of a compiled pattern.
 *
 * @param op the operation, which defines the meaning of the operands
 */
record RegexStep(Op op, int a, int b, int c, int d, PositionTest position) {
  private static final PositionTest NOWHERE = (_, _) -> false;

  RegexStep(Op op, int a, int b, int c, int d) {
    this(op, a, b, c, d, NOWHERE);
  }

  /** An operation. Slots are those of {@link RegexMatcher}. */
  enum Op {
    /** Matches a character if the test accepts its position. */
    CHARS,
    /** Matches as many accepted characters as possible: at least a, at most b. */
    RUN,
    /** Like RUN, but is not backtracked into. */
    WHOLE_RUN,
    /** Fails unless the test accepts the position. */
    POSITION,
    /** Continues, with a choice point at a. */
    SPLIT,
    /** Continues at a. */
    JUMP,
    /** Stores the position in slot a. */
    SAVE,
    /** Restores the position from slot a. */
    RESTORE,
    /** Moves the position back by a characters. */
    BACK,
    /** Begins a loop, whose count and last position are in slots a and a + 1. */
    LOOP,
    /**
     * Begins an iteration of the loop in slot a: at least b, at most c iterations, then continues
     * at d.
     */
    ITERATE,
    /** Like ITERATE, with as few iterations as possible. */
    LAZY_ITERATE,
    /** Counts an optional iteration of the loop in slot a. */
    COUNT_ITERATION,
    /** Stores the number of choice points in slot a. */
    MARK,
    /** Removes the choice points that were added since slot a was stored. */
    CUT,
    /**
     * Matches the capture of group a; b is 1 to ignore case, 2 to ignore the case of ASCII letters.
     */
    REFERENCE,
    /** Continues if group a has captured something, else at b. */
    CONDITIONAL,
    FAIL,
    ACCEPT
  }
}

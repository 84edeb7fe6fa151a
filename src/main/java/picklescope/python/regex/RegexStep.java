package picklescope.python.regex;

import picklescope.python.regex.RegexNode.PositionTest;

/**
 * An instruction of a compiled pattern.
 *
 * @param op what is done; the numbers and the place mean what it says
 */
record RegexStep(Op op, int a, int b, int c, int d, PositionTest position) {
  private static final PositionTest NOWHERE = (_, _) -> false;

  RegexStep(Op op, int a, int b, int c, int d) {
    this(op, a, b, c, d, NOWHERE);
  }

  /** What an instruction does. Slots are those of {@link RegexMatcher}. */
  enum Op {
    /** Takes the character, if the place is one. */
    CHARS,
    /** Takes as many such characters as there are: at least a, at most b. */
    RUN,
    /** As RUN, and gives none back. */
    WHOLE_RUN,
    /** Goes on only if the place is one. */
    POSITION,
    /** Goes on, and later, if that fails, at a. */
    SPLIT,
    /** Goes on at a. */
    JUMP,
    /** Keeps where it is in slot a. */
    SAVE,
    /** Goes back to where slot a says. */
    RESTORE,
    /** Goes back by a characters. */
    BACK,
    /** Begins a loop, whose count and last place are slots a and a + 1. */
    LOOP,
    /** A turn of a loop: slot a, at least b turns, at most c, goes on at d afterwards. */
    ITERATE,
    /** As TURN, as few turns as possible. */
    LAZY_ITERATE,
    /** A turn that is not needed: slot a. */
    COUNT_ITERATION,
    /** Keeps in slot a how many ways are open. */
    MARK,
    /** Forgets the ways that were opened since slot a was marked. */
    CUT,
    /** Takes what group a has captured; b is 1 without regard to case, 2 so in ASCII. */
    REFERENCE,
    /** Goes on if group a has captured something, else at b. */
    CONDITIONAL,
    FAIL,
    ACCEPT
  }
}

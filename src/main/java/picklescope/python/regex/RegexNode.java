package picklescope.python.regex;

import java.util.List;
import java.util.function.IntPredicate;

/** A node of a parsed pattern. */
sealed interface RegexNode {
  /** The maximum of a repetition without an upper limit. */
  int UNLIMITED = Integer.MAX_VALUE;

  /** One character of a class. */
  record Chars(IntPredicate test) implements RegexNode {}

  /** A sequence of nodes. */
  record Sequence(List<RegexNode> nodes) implements RegexNode {}

  /** Alternatives, in the order in which they are tried. */
  record Branch(List<RegexNode> nodes) implements RegexNode {}

  /** A repetition. */
  record Repeat(RegexNode node, int min, int max, Greed greed) implements RegexNode {}

  /** A group; the number is 0 if it does not capture. */
  record Group(int number, RegexNode node) implements RegexNode {}

  /** A node that is not backtracked into: {@code (?>...)}. */
  record Atomic(RegexNode node) implements RegexNode {}

  /** A look-ahead or look-behind, which may be negative. */
  record Look(boolean behind, boolean negative, RegexNode node) implements RegexNode {}

  /** A test of the position. */
  record Anchor(PositionTest position) implements RegexNode {}

  /** A reference to the capture of a group. */
  record Reference(int group, RegexFlags flags, Width width) implements RegexNode {}

  /** One of two nodes, depending on whether a group has captured something. */
  record Conditional(int group, RegexNode yes, RegexNode no) implements RegexNode {}

  /** How a repetition chooses the number of iterations. */
  enum Greed {
    GREEDY,
    LAZY,
    POSSESSIVE
  }

  /** A test of a position in a text. */
  @FunctionalInterface
  interface PositionTest {
    boolean is(int[] text, int at);
  }

  /** The minimum and maximum number of characters that a node matches. */
  record Width(long min, long max) {
    static final Width NONE = new Width(0, 0);
    private static final long MAX = 1L << 32;

    Width plus(Width other) {
      return new Width(Math.min(MAX, min + other.min), Math.min(MAX, max + other.max));
    }

    Width or(Width other) {
      return new Width(Math.min(min, other.min), Math.max(max, other.max));
    }

    Width times(int minTimes, int maxTimes) {
      return new Width(Math.min(MAX, min * minTimes), Math.min(MAX, max * maxTimes));
    }
  }

  /** Returns the number of characters that it matches. */
  default Width width() {
    return switch (this) {
      case Chars _ -> new Width(1, 1);
      case Sequence sequence ->
          sequence.nodes().stream().map(RegexNode::width).reduce(Width.NONE, Width::plus);
      case Branch branch ->
          branch.nodes().stream().map(RegexNode::width).reduce(Width::or).orElse(Width.NONE);
      case Repeat repeat -> repeat.node().width().times(repeat.min(), repeat.max());
      case Group group -> group.node().width();
      case Atomic atomic -> atomic.node().width();
      case Look _, Anchor _ -> Width.NONE;
      case Reference reference -> reference.width();
      case Conditional choice -> choice.yes().width().or(choice.no().width());
    };
  }
}

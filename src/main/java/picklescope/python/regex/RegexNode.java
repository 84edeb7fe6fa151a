package picklescope.python.regex;

import java.util.List;
import java.util.function.IntPredicate;

/** A part of a pattern. */
sealed interface RegexNode {
  /** As many times as there are characters. */
  int UNLIMITED = Integer.MAX_VALUE;

  /** One character. */
  record Chars(IntPredicate test) implements RegexNode {}

  /** One after the other. */
  record Sequence(List<RegexNode> nodes) implements RegexNode {}

  /** The first of these with which the rest matches. */
  record Branch(List<RegexNode> nodes) implements RegexNode {}

  /** So many times. */
  record Repeat(RegexNode node, int min, int max, Greed greed) implements RegexNode {}

  /** In brackets; the number is 0 where nothing is captured. */
  record Group(int number, RegexNode node) implements RegexNode {}

  /** What is once found stays: {@code (?>...)}. */
  record Atomic(RegexNode node) implements RegexNode {}

  /** What stands ahead or behind, or does not. */
  record Look(boolean behind, boolean negative, RegexNode node) implements RegexNode {}

  /** A place between characters. */
  record Anchor(PositionTest position) implements RegexNode {}

  /** What a group has captured, once more. */
  record Reference(int group, RegexFlags flags, Width width) implements RegexNode {}

  /** One of two, by whether a group has captured something. */
  record Conditional(int group, RegexNode yes, RegexNode no) implements RegexNode {}

  /** How a repetition goes on. */
  enum Greed {
    GREEDY,
    LAZY,
    POSSESSIVE
  }

  /** Whether a place in a text is meant. */
  @FunctionalInterface
  interface PositionTest {
    boolean is(int[] text, int at);
  }

  /** The fewest and the most characters that a part takes. */
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

  /** How many characters it takes. */
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

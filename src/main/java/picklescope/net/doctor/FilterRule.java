package picklescope.net.doctor;

/**
 * A rule of a packet filter, as far as it concerns a datagram that begins a conversation, comes
 * from another computer, and goes to the UDP port that is examined.
 *
 * @param text the rule as the system lists it
 * @param match whether such a datagram matches
 * @param action what the rule does with one
 * @param target the chain of {@link Action#JUMP} and {@link Action#GOTO}; otherwise empty
 */
record FilterRule(String text, Match match, Action action, String target) {
  /** Whether a datagram matches. */
  enum Match {
    /** All of them. */
    YES,

    /** Some, such as those of one sender, or it is not known. */
    SOME,

    /** None. */
    NO;

    /** Returns what holds if a further condition has to be met. */
    Match and(Match other) {
      return compareTo(other) > 0 ? this : other;
    }

    /** Returns what holds for the opposite condition. */
    Match not() {
      return switch (this) {
        case YES -> NO;
        case SOME -> SOME;
        case NO -> YES;
      };
    }

    static Match of(boolean matches) {
      return matches ? YES : NO;
    }
  }

  /** What is done with a datagram that matches. */
  enum Action {
    /** It is let in, as far as this chain is concerned. */
    ACCEPT,

    /** It is dropped or refused. */
    DROP,

    /** The rules after that which led here go on. */
    RETURN,

    /** The rules of another chain come first, then the next rule. */
    JUMP,

    /** The rules of another chain come instead of the next ones. */
    GOTO,

    /** The next rule follows. */
    NONE
  }
}

package picklescope.stream;

import java.util.Locale;

/**
 * Something about a stream that a programmer may not have meant. Each has a text for the user, one
 * line without control characters.
 */
public sealed interface Oddity {
  /** Returns the number of the message in which it was first seen. */
  long number();

  /** Returns how often it was seen, at least 1. */
  long count();

  /** Returns what is odd, for the user. */
  String text();

  /** Returns whether the user should know of it; otherwise it is only worth a line. */
  default boolean needsAttention() {
    return true;
  }

  /**
   * An argument has another type than before.
   *
   * @param field a keyword, or {@code data[1]}
   * @param before the type before the first change, such as {@code a list of 3}
   * @param after the type after it
   */
  record TypeChange(String field, String before, String after, long number, long count)
      implements Oddity {
    @Override
    public String text() {
      String changes =
          count == 1 ? "" : String.format(Locale.ROOT, " (%,d changes, back included)", count);
      return "%s was %s, then %s%s".formatted(field, before, after, changes);
    }
  }

  /** What can happen to numbers that step by one. */
  enum Step {
    MISSING,
    REPEATED,
    LATE,
    RESET,
    WRAPPED
  }

  /**
   * Numbers of an argument that steps by one are not in order.
   *
   * @param field a keyword, or {@code data[1]}
   * @param before the number before the first place of this kind
   * @param after the number there
   * @param count how many are missing, repeated or late, or how often it began again
   */
  record Sequence(String field, Step step, long before, long after, long number, long count)
      implements Oddity {
    @Override
    public String text() {
      return OddityText.of(this);
    }

    @Override
    public boolean needsAttention() {
      return step != Step.WRAPPED;
    }
  }

  /**
   * Messages of one sender to a port have one or two keywords more than others, and both come in
   * turn.
   *
   * @param keyword the name that some of them lack
   * @param count how many messages of the rarer kind there are
   */
  record ComesAndGoes(String keyword, long number, long count) implements Oddity {
    @Override
    public String text() {
      return "keyword %s is in some messages only".formatted(keyword);
    }
  }

  /**
   * Two names differ only in capital and small letters.
   *
   * @param what {@code keyword} or {@code sender}
   * @param name the name in this stream
   * @param other the other spelling
   */
  record CaseDiffers(String what, String name, String other, long number, long count)
      implements Oddity {
    @Override
    public String text() {
      return "%s %s: elsewhere it is written %s".formatted(what, name, other);
    }
  }

  /**
   * A message refers to a function or class by name that is in no module which every receiver has:
   * unpickling fails where it is missing.
   *
   * @param name the module and the name
   */
  record UnknownFunction(String name, long number, long count) implements Oddity {
    @Override
    public String text() {
      return "the receiver needs %s to read it".formatted(name);
    }
  }

  /**
   * An argument holds the sender's time, which is not ours.
   *
   * @param field a keyword, or {@code data[1]}
   * @param offset how many seconds our clock is ahead of the sender's on average, the way included;
   *     NaN if the argument counts from another moment than 1970
   * @param drift by how many millionths the sender's clock is faster than ours; negative if slower
   */
  record Clock(String field, double offset, double drift, long number, long count)
      implements Oddity {
    @Override
    public String text() {
      return OddityText.of(this);
    }
  }
}

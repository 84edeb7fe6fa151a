package picklescope.feed;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/** Where reading begins. */
public sealed interface FeedStart {
  /** With what is published from now on. */
  record Now() implements FeedStart {}

  /** With the oldest that is kept. */
  record Oldest() implements FeedStart {}

  /**
   * With the block of a place in the broker's order, or the first one after it that is kept.
   *
   * @param sequence as {@link StoredBlock#sequence}
   */
  record Place(long sequence) implements FeedStart {}

  /**
   * With the first block that the broker got at that time, or somewhat earlier: a block is never
   * stored before its datagrams are recorded, but perhaps hours later.
   *
   * @param nanos nanoseconds since 1970-01-01T00:00:00Z, by the clock of this computer
   */
  record Time(long nanos) implements FeedStart {
    /** Clocks that differ by less are taken as equal; blocks are read from so much earlier on. */
    public static final long TOLERANCE_NANOS = 1_000_000_000;
  }

  /**
   * Returns what a user means: {@code now}, {@code oldest}, or a time in the past such as {@code
   * 14:03}, {@code yesterday 14:03}, {@code 2026-11-28 14:03:10}, {@code 2026-11-28T13:03:10Z} or
   * {@code 10min} ago.
   *
   * @param now the present time, in the time zone of the user
   * @throws IllegalArgumentException if it has another form; the message is for the user
   */
  static FeedStart of(String text, ZonedDateTime now) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "now" -> new Now();
      case "oldest" -> new Oldest();
      default ->
          TimeAgo.of(text, now)
              .flatMap(FeedStart::at)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "expected a time such as 14:03, \"2026-11-28 14:03\" or 10min, or now or"
                          + " oldest, not "
                          + text));
    };
  }

  /** Returns the start at a time; empty for one that nanoseconds since 1970 cannot tell. */
  private static Optional<FeedStart> at(Instant time) {
    try {
      long seconds = Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L);
      return Optional.of(new Time(Math.addExact(seconds, time.getNano())));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}

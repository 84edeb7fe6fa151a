package picklescope.feed.nats;

import io.nats.client.api.StreamInfo;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * How far the clock of a server is ahead of this computer's, or less by the time that its answer
 * was on its way, so that what is sought by it begins somewhat earlier, not later.
 */
record ServerClock(long aheadNanos) {
  /** A greater difference is not believed; a smaller one does not overflow in nanoseconds. */
  private static final Duration MOST = Duration.ofDays(36_500);

  /** Returns it by an answer that has just come; a server that tells nonsense is not ahead. */
  static ServerClock of(StreamInfo answer) {
    return Optional.ofNullable(answer.getTimestamp())
        .map(time -> Duration.between(Instant.now(), time.toInstant()))
        .filter(ahead -> ahead.abs().compareTo(MOST) < 0)
        .map(ahead -> new ServerClock(ahead.toNanos()))
        .orElse(new ServerClock(0));
  }

  /**
   * Returns what time it is there at a time of this computer.
   *
   * @param nanos nanoseconds since 1970-01-01T00:00:00Z
   */
  ZonedDateTime at(long nanos) {
    return Instant.ofEpochSecond(0, nanos).plusNanos(aheadNanos).atZone(ZoneOffset.UTC);
  }

  /**
   * Returns how far the clock of a host was ahead of this computer's, or less, by the time that a
   * message of it was on its way to the server.
   *
   * @param published the time at which the host published it, by its clock
   * @param stored the time at which the server got it, by the server's clock
   */
  long hostAheadNanos(long published, ZonedDateTime stored) {
    var since1970 = Duration.between(Instant.EPOCH, stored.toInstant());
    return published - since1970.toNanos() + aheadNanos;
  }
}

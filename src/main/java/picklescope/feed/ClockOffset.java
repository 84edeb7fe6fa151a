package picklescope.feed;

import java.util.Optional;

/**
 * How far the clock of a host is ahead of the clock of this computer, by a question and its answer.
 * Source: RFC 5905, section 8.
 *
 * @param nanos nanoseconds; negative if it is behind
 * @param uncertaintyNanos by how much it may be wrong: half of the time that question and answer
 *     were under way
 */
public record ClockOffset(long nanos, long uncertaintyNanos) {
  /**
   * Returns it by four times, in nanoseconds since 1970-01-01T00:00:00Z.
   *
   * @param asked when this computer asked, by its clock
   * @param received when the host received the question, by the host's clock; at least 0
   * @param answered when it answered, by its clock; at least 0
   * @param ended when the answer came, by the clock of this computer
   * @return empty if the times cannot be true
   */
  public static Optional<ClockOffset> of(long asked, long received, long answered, long ended) {
    long pause = answered - received;
    long underWay = ended - asked - pause;
    if (received < 0 || pause < 0 || underWay < 0) {
      return Optional.empty();
    }
    long there = received - asked;
    long back = answered - ended;
    return Optional.of(new ClockOffset(there / 2 + back / 2, underWay / 2 + 1));
  }
}

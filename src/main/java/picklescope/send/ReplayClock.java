package picklescope.send;

import java.util.concurrent.TimeUnit;

/**
 * The points in time at which the datagrams of a replay are due. Drift-free: they are computed from
 * one point at which the recorded and the actual time were equal, and that point moves only if the
 * computer slept or cannot reach the speed. Recorded times are in nanoseconds since 1970, all
 * others those of {@link System#nanoTime()}. Confined to the replay's thread.
 */
final class ReplayClock {
  /** A loop that was recorded in less time does not show how long the gap to the next one is. */
  private static final long SHORT_LOOP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long GAP_OF_SHORT_LOOPS_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** A quarter of the range, so that sums cannot overflow: 73 years. */
  private static final long MAX_WAIT_NANOS = Long.MAX_VALUE / 4;

  private long anchor;
  private long anchorRecorded;
  private double speed;
  private long first;
  private long last;

  /** Begins the first loop. */
  void begin(long recorded, long now, double newSpeed) {
    restart(recorded, now, newSpeed);
  }

  /**
   * Begins another loop. The gap between two loops is the average gap between datagrams; a second
   * if all were recorded at about the same time.
   *
   * @param sent how many datagrams each loop before has sent, at least 1
   */
  void beginNext(long recorded, long sent, double newSpeed) {
    long length = last - first;
    long gap =
        length < SHORT_LOOP_NANOS ? GAP_OF_SHORT_LOOPS_NANOS : length / Math.max(1, sent - 1);
    restart(recorded, due(last) + actual(gap, newSpeed), newSpeed);
  }

  private void restart(long recorded, long now, double newSpeed) {
    goOn(recorded, now, newSpeed);
    first = recorded;
    last = recorded;
  }

  /** Returns when a datagram of a recorded time is due. */
  long due(long recorded) {
    return anchor + actual(recorded - anchorRecorded, speed);
  }

  private static long actual(long nanos, double speed) {
    return (long) Math.min(nanos / speed, MAX_WAIT_NANOS);
  }

  /** Returns the recorded time at a point in time before the next datagram is due. */
  long position(long now, long next) {
    long passed = (long) Math.min((now - anchor) * speed, next - anchorRecorded);
    return Math.max(last, anchorRecorded + passed);
  }

  /**
   * Returns how late a datagram is that is sent now. If that is more than {@link
   * Pacer#MOST_BEHIND_NANOS}, those that follow are due later by it.
   */
  long late(long recorded, long now) {
    long late = now - due(recorded);
    if (late > Pacer.MOST_BEHIND_NANOS) {
      goOn(recorded, now, speed);
    }
    return late;
  }

  /** Goes on from a recorded time at a point in time. */
  void goOn(long recorded, long now, double newSpeed) {
    anchor = now;
    anchorRecorded = recorded;
    speed = newSpeed;
  }

  /** Moves to a recorded time, also an earlier one, at a point in time. */
  void move(long recorded, long now, double newSpeed) {
    goOn(recorded, now, newSpeed);
    last = recorded;
  }

  /** Records that a datagram is sent, and returns the recorded time since the one before. */
  long sent(long recorded) {
    long gap = recorded - last;
    last = recorded;
    return gap;
  }

  /** Returns the recorded time of the last datagram. */
  long last() {
    return last;
  }

  /** Returns the recorded time since the loop's first datagram. */
  long sinceFirst() {
    return last - first;
  }
}

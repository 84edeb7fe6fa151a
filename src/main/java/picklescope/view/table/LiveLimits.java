package picklescope.view.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import picklescope.capture.Capture;
import picklescope.capture.CaptureGrowth;

/**
 * The range of datagrams that the table shows: it begins where the table was cleared and ends where
 * it was paused, whatever the filter. The capture itself is not affected.
 */
public final class LiveLimits {
  private final Capture capture;
  private final Deque<Long> clearedTo = new ArrayDeque<>(); // the latest first
  private OptionalLong pausedAt = OptionalLong.empty();

  /** Includes all datagrams of a capture. */
  public LiveLimits(Capture capture) {
    this.capture = capture;
  }

  /** Returns the number of the first datagram, which may not exist yet. */
  public long first() {
    return Math.max(capture.first(), clearedTo() + 1);
  }

  /** Returns the number of the last datagram. */
  public long last() {
    return pausedAt.orElseGet(capture::last);
  }

  /** Excludes all datagrams in the range; new ones keep their numbers. */
  public void clear() {
    clearedTo.push(last());
  }

  /** Includes again what the latest {@link #clear} excluded; returns whether there was one. */
  public boolean undoClear() {
    return clearedTo.poll() != null;
  }

  /** Returns the number of the last datagram that is excluded at the beginning; 0 if none is. */
  public long clearedTo() {
    return clearedTo.isEmpty() ? 0 : clearedTo.element();
  }

  /** Freezes the end, or unfreezes it. */
  public void pause(boolean paused) {
    pausedAt = paused ? OptionalLong.of(last()) : OptionalLong.empty();
  }

  /** Returns whether the end is frozen. */
  public boolean paused() {
    return pausedAt.isPresent();
  }

  /** Returns whether the end may still grow. */
  public boolean grows() {
    return !paused() && capture.growth() != CaptureGrowth.COMPLETE;
  }

  /** Returns how many datagrams are behind the frozen end. */
  public long waiting() {
    return pausedAt.isPresent() ? capture.last() - pausedAt.getAsLong() : 0;
  }
}

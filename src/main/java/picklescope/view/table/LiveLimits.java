package picklescope.view.table;

import java.util.OptionalLong;
import picklescope.capture.Capture;
import picklescope.capture.CaptureGrowth;

/**
 * From which datagram to which the table shows: it starts anew when cleared and ends where it was
 * when paused. In numbers, so that it holds for every filter. The capture itself goes on.
 */
public final class LiveLimits {
  private final Capture capture;
  private long clearedTo;
  private OptionalLong pausedAt = OptionalLong.empty();

  /** Shows all that the capture holds. */
  public LiveLimits(Capture capture) {
    this.capture = capture;
  }

  /** The number of the first datagram to show, if it is there. */
  public long first() {
    return Math.max(capture.first(), clearedTo + 1);
  }

  /** The number of the last datagram to show. */
  public long last() {
    return pausedAt.orElseGet(capture::last);
  }

  /** Lets go of the rows shown so far; what comes keeps its number. */
  public void clear() {
    clearedTo = last();
  }

  /** Freezes the end, or lets it grow again. */
  public void pause(boolean paused) {
    pausedAt = paused ? OptionalLong.of(last()) : OptionalLong.empty();
  }

  /** Whether it is frozen. */
  public boolean paused() {
    return pausedAt.isPresent();
  }

  /** Returns whether the end may still grow. */
  public boolean grows() {
    return !paused() && capture.growth() != CaptureGrowth.COMPLETE;
  }

  /** How many datagrams have come since it was paused. */
  public long waiting() {
    return pausedAt.isPresent() ? capture.last() - pausedAt.getAsLong() : 0;
  }
}

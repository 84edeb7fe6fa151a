package picklescope.ui.table;

import java.util.OptionalLong;
import picklescope.capture.Capture;

/**
 * Every datagram of a capture in the order of its numbers; the index is the number less one. It
 * freezes when paused and starts anew when cleared; the capture itself goes on and keeps all.
 */
public final class CaptureOrder implements RowOrder {
  private final Capture capture;
  private long clearedTo;
  private OptionalLong pausedAt = OptionalLong.empty();

  /** Shows all that the capture holds. */
  public CaptureOrder(Capture capture) {
    this.capture = capture;
  }

  @Override
  public long begin() {
    return Math.min(Math.max(capture.first() - 1, clearedTo), end());
  }

  @Override
  public long end() {
    return pausedAt.orElseGet(capture::last);
  }

  @Override
  public long numberAt(long index) {
    return index + 1;
  }

  @Override
  public long indexOf(long number) {
    return Math.clamp(number - 1, begin(), end());
  }

  /** Lets go of the rows shown so far; what comes keeps its number. */
  public void clear() {
    clearedTo = end();
  }

  /** Freezes the end, or lets it grow again. */
  public void pause(boolean paused) {
    pausedAt = paused ? OptionalLong.of(end()) : OptionalLong.empty();
  }

  /** Whether it is frozen. */
  public boolean paused() {
    return pausedAt.isPresent();
  }

  /** How many datagrams have come since it was paused. */
  public long waiting() {
    return pausedAt.isPresent() ? capture.last() - pausedAt.getAsLong() : 0;
  }
}

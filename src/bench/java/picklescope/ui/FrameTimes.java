package picklescope.ui;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The times between the frames of the window. */
final class FrameTimes extends AnimationTimer {
  private final double[] millis = new double[100_000];
  private int count;
  private long last;

  /** What they were, in milliseconds. */
  record Result(int frames, double median, double p99, double longest) {
    @Override
    public String toString() {
      return "%,d frames, interval median %.1f ms, p99 %.1f ms, longest %.1f ms"
          .formatted(frames, median, p99, longest);
    }
  }

  @Override
  public void handle(long now) {
    long real = System.nanoTime();
    if (last != 0 && count < millis.length) {
      millis[count++] = (real - last) / 1e6;
    }
    last = real;
  }

  static FrameTimes begin() {
    var times = new FrameTimes();
    Platform.runLater(times::start);
    return times;
  }

  /** Ends it. */
  Result end() {
    var result = new CompletableFuture<Result>();
    Platform.runLater(() -> {
      stop();
      double[] sorted = Arrays.copyOf(millis, count);
      Arrays.sort(sorted);
      result.complete(new Result(count, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1)));
    });
    return result.join();
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }
}

package picklescope.capture.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Reads what a program prints until it ends, for a bounded time. It never waits in a read, which
 * would last as long as the program, or as another program that it has left behind.
 */
final class BoundedOutput {
  private static final int MOST_BYTES = 1 << 20;
  private static final long LOOK_MILLIS = 5;

  private BoundedOutput() {}

  /**
   * Returns the output of a program, or the first megabyte of it.
   *
   * @param most the maximum time to wait
   * @return nothing if the program has not ended by then
   */
  static Optional<String> read(Process process, Duration most)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    var output = new ByteArrayOutputStream();
    var from = process.getInputStream();
    boolean ended = false;
    while (output.size() < MOST_BYTES) {
      int there = from.available();
      if (there > 0) {
        output.write(from.readNBytes(Math.min(there, MOST_BYTES - output.size())));
      } else if (ended) {
        break;
      } else if (System.nanoTime() > end) {
        return Optional.empty();
      }
      ended = process.waitFor(there > 0 ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return Optional.of(output.toString(StandardCharsets.UTF_8));
  }
}

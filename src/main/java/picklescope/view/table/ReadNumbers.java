package picklescope.view.table;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import picklescope.capture.Capture;
import picklescope.capture.CaptureGrowth;

/** The numbers of a capture that is still being read: all, once that has ended. */
record ReadNumbers(Capture capture) implements MessageNumbers {
  private static final Duration STEP = Duration.ofMillis(20);

  @Override
  public LongStream take(BooleanSupplier wanted) throws InterruptedException {
    await(capture, wanted);
    return LongStream.rangeClosed(capture.first(), capture.last());
  }

  @Override
  public long found() {
    return capture.last() - capture.first() + 1;
  }

  @Override
  public String waitingFor() {
    return waitingFor(capture);
  }

  /** Waits until a capture has been read, or is no longer wanted. */
  static void await(Capture capture, BooleanSupplier wanted) throws InterruptedException {
    while (wanted.getAsBoolean() && !capture.awaitRead(STEP)) {
      // Asks again whether it is wanted.
    }
  }

  /** Returns how far a capture has been read, for the user; empty if it is not being read. */
  static String waitingFor(Capture capture) {
    return capture.growth() == CaptureGrowth.READING
        ? "%d %% of the file have been read".formatted(capture.percentRead())
        : "";
  }
}

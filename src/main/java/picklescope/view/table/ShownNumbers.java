package picklescope.view.table;

import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import picklescope.capture.Capture;

/** The numbers of the messages that the table shows, some of which may still have to be found. */
record ShownNumbers(ShownMessages shown, Capture capture) implements MessageNumbers {
  @Override
  public LongStream take(BooleanSupplier wanted) throws InterruptedException {
    if (isEndOpen()) {
      ReadNumbers.await(capture, wanted);
    }
    return shown.numbers(end(), wanted);
  }

  /** Returns whether all that the capture will have is meant. */
  private boolean isEndOpen() {
    return shown.last().isEmpty();
  }

  private long end() {
    return shown.last().orElseGet(capture::last);
  }

  @Override
  public long found() {
    return shown.found(end());
  }

  @Override
  public String waitingFor() {
    String reading = isEndOpen() ? ReadNumbers.waitingFor(capture) : "";
    double looked = shown.looked(end());
    return reading.isEmpty() && looked < 1
        ? "the filter has looked at %d %%".formatted((int) (looked * 100))
        : reading;
  }

  @Override
  public void close() {
    shown.close();
  }
}

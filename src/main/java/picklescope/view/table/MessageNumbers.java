package picklescope.view.table;

import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import picklescope.capture.Capture;
import picklescope.capture.CaptureGrowth;

/** The numbers of messages to be saved or sent, some of which may still have to be found. */
public interface MessageNumbers extends AutoCloseable {
  /**
   * Returns the numbers in the order of the table. Waits for those that have not been found yet;
   * must not be called on the JavaFX thread.
   *
   * @param wanted returns whether to go on waiting; the stream ends early if it returns false
   */
  LongStream take(BooleanSupplier wanted) throws InterruptedException;

  /** Returns how many have been found so far. */
  long found();

  /** Returns why there may be more, for the user; empty if all have been found. */
  String waitingFor();

  @Override
  default void close() {}

  /** Returns known numbers. */
  static MessageNumbers of(LongStream numbers, long count) {
    return new MessageNumbers() {
      @Override
      public LongStream take(BooleanSupplier wanted) {
        return numbers;
      }

      @Override
      public long found() {
        return count;
      }

      @Override
      public String waitingFor() {
        return "";
      }
    };
  }

  /** Returns the numbers of the selected rows as they are now. */
  static MessageNumbers selected(TableModel table) {
    return of(table.selectedNumbers(), table.selection().count());
  }

  /**
   * Returns all numbers of a capture: of one that is being read also those that are still to come,
   * of one that is being recorded those held now.
   */
  static MessageNumbers all(Capture capture) {
    long first = capture.first();
    long last = capture.last();
    return capture.growth() == CaptureGrowth.READING
        ? new ReadNumbers(capture)
        : of(LongStream.rangeClosed(first, last), last - first + 1);
  }

  /**
   * Returns all that the table shows or will show, when the capture has been read and the filter
   * has looked at all of it.
   */
  static MessageNumbers shown(ShownMessages shown, Capture capture) {
    return new ShownNumbers(shown, capture);
  }
}

package picklescope.view.table;

import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import picklescope.capture.Capture;
import picklescope.capture.CaptureGrowth;

/** Which messages are to be saved or sent, some of which may still have to be found. */
public interface MessageNumbers extends AutoCloseable {
  /**
   * Their numbers, in the table's order; who takes them waits for those that are not found yet. Not
   * for the thread of a window.
   *
   * @param wanted asked while it waits; the numbers end early when they are not wanted any more
   */
  LongStream take(BooleanSupplier wanted) throws InterruptedException;

  /** How many there are, as far as they have been found. */
  long found();

  /** Why there may be more, for the user; empty when all have been found. */
  String waitingFor();

  @Override
  default void close() {}

  /** Those, all of which are known. */
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

  /** The selected rows', as they are now. */
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

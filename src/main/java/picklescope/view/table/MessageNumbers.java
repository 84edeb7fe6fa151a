package picklescope.view.table;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import picklescope.capture.CaptureFile;
import picklescope.capture.CaptureSummary;

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

  /** All of a file, also those that reading it has not come to yet. */
  static MessageNumbers all(CaptureFile file) {
    return new MessageNumbers() {
      @Override
      public LongStream take(BooleanSupplier wanted) throws InterruptedException {
        awaitIndexed(file, wanted);
        return LongStream.rangeClosed(1, file.last());
      }

      @Override
      public long found() {
        return file.last();
      }

      @Override
      public String waitingFor() {
        return reading(file);
      }
    };
  }

  /**
   * All that the table shows or will show, when the file has been read and the filter has looked at
   * all of it.
   *
   * @param file what is shown, if it is a file
   */
  static MessageNumbers shown(ShownMessages shown, Optional<CaptureFile> file) {
    return new MessageNumbers() {
      @Override
      public LongStream take(BooleanSupplier wanted) throws InterruptedException {
        if (shown.last().isEmpty() && file.isPresent()) {
          awaitIndexed(file.get(), wanted);
        }
        return shown.numbers(end(), wanted);
      }

      private long end() {
        return shown.last().orElseGet(() -> file.map(CaptureFile::last).orElse(0L));
      }

      @Override
      public long found() {
        return shown.found(end());
      }

      @Override
      public String waitingFor() {
        String reading = shown.last().isEmpty() ? file.map(MessageNumbers::reading).orElse("") : "";
        double looked = shown.looked(end());
        return reading.isEmpty() && looked < 1
            ? "the filter has looked at %d %%".formatted((int) (looked * 100))
            : reading;
      }

      @Override
      public void close() {
        shown.close();
      }
    };
  }

  private static void awaitIndexed(CaptureFile file, BooleanSupplier wanted)
      throws InterruptedException {
    while (wanted.getAsBoolean() && !file.awaitIndexed(Duration.ofMillis(20))) {
      // It is asked again whether it is wanted.
    }
  }

  private static String reading(CaptureFile file) {
    CaptureSummary summary = file.summary();
    return summary.finished()
        ? ""
        : "%d %% of the file have been read".formatted(summary.percentRead());
  }
}

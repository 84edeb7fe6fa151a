package picklescope.view.table;

import java.util.NoSuchElementException;
import java.util.Optional;
import picklescope.capture.Capture;
import picklescope.event.Event;
import picklescope.event.RawNetworkEvent;
import picklescope.event.SourceNames;
import picklescope.filter.Field;
import picklescope.filter.Subject;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.session.EventDecoder;
import picklescope.thread.Task;

/**
 * Sorts rows by the values of a column in Python's order, see {@link SortText}. Rows without a
 * value are always last.
 *
 * @param descending whether the greatest value is first
 */
public record Sorting(Column column, boolean descending) {
  /** Rows between two reports of the progress; a row may take some milliseconds to read. */
  private static final int STEP = 32;

  /** The share of reading in the work. */
  private static final double READING = 0.9;

  /** The part of the free memory for texts: one of so many. */
  private static final int TEXT_SHARE = 3;

  /** Returns the order of times, the earliest first. */
  static Sorting byTime() {
    return new Sorting(Column.of(Field.TIME), false);
  }

  /** Returns whether the order may change when the name of a sender becomes known. */
  public boolean needsSender() {
    return Field.named(column.id()).filter(Field::needsSender).isPresent();
  }

  /**
   * Sorts the rows that there are now; on the thread of the job.
   *
   * @throws JobException if there is not enough memory
   */
  public RowOrder sort(RowOrder base, Capture capture, EventDecoder decoder, Task progress)
      throws JobException {
    long from = base.begin();
    int rows = rows(base.end() - from);
    var keys = new SortKeys(rows, (free() - (long) rows * RadixOrder.BYTES_PER_ROW) / TEXT_SHARE);
    for (int row = 0; row < rows; row++) {
      if (row % STEP == 0) {
        progress.at(READING * row / rows);
      }
      try {
        key(base.numberAt(from + row), row, keys, capture, decoder);
      } catch (NoSuchElementException e) {
        keys.missing(row); // no longer held
      }
    }
    long[] all = keys.finish();
    long[] finer = keys.distances();
    if (descending) {
      for (int row = 0; row < rows; row++) {
        all[row] = all[row] == SortKeys.MISSING ? all[row] : ~all[row];
      }
      for (int row = 0; row < finer.length; row++) {
        finer[row] = -finer[row];
      }
    }
    return new SortedOrder(base, from, RadixOrder.of(all, finer, READING, progress));
  }

  private static int rows(long rows) throws JobException {
    if (rows > Integer.MAX_VALUE - 8 || rows * RadixOrder.BYTES_PER_ROW > free() * 3 / 4) {
      throw new JobException("%,d rows do not fit in memory; filter first".formatted(rows));
    }
    return (int) rows;
  }

  private static long free() {
    var runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  private void key(long number, int row, SortKeys keys, Capture capture, EventDecoder decoder)
      throws JobException {
    Optional<Field> field = Field.named(column.id());
    if (field.isEmpty()) {
      value(row, keys, column.value().apply(decoder.decode(capture.get(number))));
      return;
    }
    switch (field.get()) {
      case NUMBER -> keys.exact(row, number);
      case TIME -> keys.exact(row, capture.timeNanos(number));
      case SIZE -> keys.exact(row, capture.size(number));
      case DIRECTION -> keys.exact(row, capture.direction(number).ordinal());
      case PORT -> keys.exact(row, capture.get(number).port());
      case REMOTE_PORT -> keys.exact(row, capture.get(number).remote().getPort());
      case ADDRESS -> {
        var address = capture.get(number).remote().getAddress();
        keys.value(row, PyStr.of(address.getHostAddress()));
      }
      case SOURCE -> {
        String source = SourceNames.atHost(capture.get(number).source());
        value(row, keys, Optional.of(source).filter(name -> !name.isEmpty()).map(PyStr::of));
      }
      case HOST -> {
        String host = SourceNames.host(capture.get(number).source());
        value(row, keys, Optional.of(host).filter(name -> !name.isEmpty()).map(PyStr::of));
      }
      case SENDER, KIND, DATA, ATTRIBUTES, RAW_DATA, DANGEROUS, GLOBALS, TEXT, FORMAT ->
          shown(field.get(), row, keys, decoder.decode(capture.get(number)));
    }
  }

  private static void value(int row, SortKeys keys, Optional<PyValue> value) throws JobException {
    if (value.isPresent()) {
      keys.value(row, value.get());
    } else {
      keys.missing(row);
    }
  }

  private static void shown(Field field, int row, SortKeys keys, Event event) throws JobException {
    if (field.text(event).isEmpty()) {
      keys.missing(row); // as its blank cell
    } else if (field == Field.DATA
        && event instanceof RawNetworkEvent raw
        && raw.content().isEmpty()) {
      keys.text(row, SortText.ofRaw(raw.rawData()));
    } else {
      value(row, keys, field.value(Subject.of(event)));
    }
  }
}

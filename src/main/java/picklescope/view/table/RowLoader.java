package picklescope.view.table;

import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picklescope.event.Direction;
import picklescope.event.Event;
import picklescope.filter.Field;
import picklescope.python.Repr;
import picklescope.session.CaptureView;
import picklescope.thread.Worker;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/**
 * Reads and decodes the rows in view on a thread of its own, {@code decode}. Only the latest
 * request is answered; rows read recently are cached.
 */
public final class RowLoader implements AutoCloseable {
  /**
   * How datagrams are shown in rows.
   *
   * @param version changes when the same datagrams may decode to other events
   * @param floatDigits the significant digits of floats, 1 to {@link Repr#ALL_DIGITS}
   */
  public record Reading(List<Column> columns, RowRules rules, long version, int floatDigits) {
    static final Reading NONE = new Reading(List.of(), RowRules.NONE, 0, Repr.ALL_DIGITS);
  }

  /**
   * A request for rows.
   *
   * @param top the index of the first one
   * @param numbers the number of the datagram in each row
   * @param time the times of the rows
   */
  public record Request(long top, List<Long> numbers, Reading reading, RowTimes time) {
    static final Request NONE = new Request(0, List.of(), Reading.NONE, RowTimes.CLOCK);
  }

  /**
   * The rows as far as they have been read.
   *
   * @param request what they answer
   */
  public record Frame(Request request, List<Row> rows) {}

  private static final Logger LOG = System.getLogger(RowLoader.class.getName());
  private static final int KEPT_ROWS = 2_000;

  /** If reading takes longer, rows are shown as they come. */
  private static final long PATIENCE_NANOS = 40_000_000;

  private final CaptureView view;
  private final AtomicReference<@Nullable Frame> newest = new AtomicReference<>();
  private final Map<Long, Row> kept = new LinkedHashMap<>(KEPT_ROWS * 2, 0.75f, true);
  private final Worker worker = Worker.background("decode");
  private Reading keptFor = Reading.NONE;

  /** Reads from a capture. */
  public RowLoader(CaptureView view) {
    this.view = view;
  }

  /** Requests rows; an earlier request that has not been begun is dropped. Does not wait. */
  public void ask(Request request) {
    worker.runLatest(() -> load(request));
  }

  /** Returns what has been read since the last call. Does not wait. */
  public Optional<Frame> poll() {
    return Optional.ofNullable(newest.getAndSet(null));
  }

  @Override
  public void close() {
    worker.close();
  }

  private void load(Request request) {
    if (!request.reading().equals(keptFor)) {
      kept.clear();
    }
    keptFor = request.reading();
    var rows = new ArrayList<Row>(request.numbers().size());
    long start = System.nanoTime();
    for (long number : request.numbers()) {
      rows.add(kept.computeIfAbsent(number, n -> row(n, request.reading())));
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        publish(request, rows);
        start = System.nanoTime();
      }
    }
    publish(request, rows);
    var oldest = kept.keySet().iterator();
    for (int over = kept.size() - KEPT_ROWS; over > 0; over--) {
      oldest.next();
      oldest.remove();
    }
  }

  private void publish(Request request, List<Row> read) {
    var rows = new ArrayList<>(read);
    for (int i = rows.size(); i < request.numbers().size(); i++) {
      rows.add(Row.pending(request.numbers().get(i)));
    }
    newest.set(
        new Frame(request, request.time().in(rows, request.reading().columns(), view.capture())));
  }

  private Row row(long number, Reading reading) {
    try {
      Event event = view.decoder().decode(view.capture().get(number));
      var source = new Column.Source(event, view.marks().comment(number), reading.floatDigits());
      var cells = reading.columns().stream().map(column -> column.content().apply(source)).toList();
      boolean in = event.datagram().direction() == Direction.IN;
      var rule = reading.rules().of(number, event);
      return new Row(number, in ? Row.Kind.IN : Row.Kind.OUT, cells, rule);
    } catch (NoSuchElementException e) {
      return broken(number, reading.columns(), "no longer held");
    } catch (RuntimeException e) {
      LOG.log(Logger.Level.ERROR, "row " + number, e);
      return broken(number, reading.columns(), "could not be read: " + e);
    }
  }

  private static Row broken(long number, List<Column> columns, String why) {
    var cells = new ArrayList<StyledText>();
    for (Column column : columns) {
      var field = Field.named(column.id());
      String text =
          field.equals(Optional.of(Field.NUMBER))
              ? Long.toString(number)
              : field.equals(Optional.of(Field.DATA)) ? why : "";
      cells.add(StyledText.of(text, TokenKind.NOTE));
    }
    return new Row(number, Row.Kind.BROKEN, List.copyOf(cells), Optional.empty());
  }
}

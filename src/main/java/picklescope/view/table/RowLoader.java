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
import picklescope.session.CaptureView;
import picklescope.thread.Worker;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/**
 * Reads and decodes the rows in view on a thread of its own, {@code decode}. The newest wish wins;
 * what has been read lately is kept.
 */
public final class RowLoader implements AutoCloseable {
  /**
   * How rows are made of datagrams.
   *
   * @param version changes when the same datagrams may read otherwise
   */
  public record Reading(List<Column> columns, RowRules rules, long version) {
    static final Reading NONE = new Reading(List.of(), RowRules.NONE, 0);
  }

  /**
   * The rows that are wanted.
   *
   * @param top the index of the first one
   * @param numbers the datagrams' numbers, row by row
   * @param time how their times are said
   */
  public record Wish(long top, List<Long> numbers, Reading reading, RowTimes time) {
    static final Wish NONE = new Wish(0, List.of(), Reading.NONE, RowTimes.CLOCK);
  }

  /**
   * The rows as far as they are read.
   *
   * @param wish what they answer
   */
  public record Frame(Wish wish, List<Row> rows) {}

  private static final Logger LOG = System.getLogger(RowLoader.class.getName());
  private static final int KEPT_ROWS = 2_000;

  /** Rows that take longer to read than this are shown as they come. */
  private static final long PATIENCE_NANOS = 40_000_000;

  private final CaptureView view;
  private final AtomicReference<@Nullable Frame> newest = new AtomicReference<>();
  private final Map<Long, Row> kept = new LinkedHashMap<>(KEPT_ROWS * 2, 0.75f, true);
  private final Worker worker = Worker.background("decode");
  private Reading keptFor = Reading.NONE;

  /** Reads from that capture. */
  public RowLoader(CaptureView view) {
    this.view = view;
  }

  /** Asks for rows; an older wish that has not been begun is dropped. Never waits. */
  public void ask(Wish wish) {
    worker.runLatest(() -> load(wish));
  }

  /** What has been read since the last time this was asked. Never waits. */
  public Optional<Frame> poll() {
    return Optional.ofNullable(newest.getAndSet(null));
  }

  @Override
  public void close() {
    worker.close();
  }

  private void load(Wish wish) {
    if (!wish.reading().equals(keptFor)) {
      kept.clear();
    }
    keptFor = wish.reading();
    var rows = new ArrayList<Row>(wish.numbers().size());
    long start = System.nanoTime();
    for (long number : wish.numbers()) {
      rows.add(kept.computeIfAbsent(number, n -> row(n, wish.reading())));
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        publish(wish, rows);
        start = System.nanoTime();
      }
    }
    publish(wish, rows);
    var oldest = kept.keySet().iterator();
    for (int over = kept.size() - KEPT_ROWS; over > 0; over--) {
      oldest.next();
      oldest.remove();
    }
  }

  private void publish(Wish wish, List<Row> read) {
    var rows = new ArrayList<>(read);
    for (int i = rows.size(); i < wish.numbers().size(); i++) {
      rows.add(Row.pending(wish.numbers().get(i)));
    }
    newest.set(new Frame(wish, wish.time().in(rows, wish.reading().columns(), view.capture())));
  }

  private Row row(long number, Reading reading) {
    try {
      Event event = view.decoder().decode(view.capture().get(number));
      var source = new Column.Source(event, view.marks().comment(number));
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

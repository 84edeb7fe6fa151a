package picklescope.export.folder;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import picklescope.event.Event;
import picklescope.export.table.ColumnChoice;
import picklescope.export.table.Loss;
import picklescope.export.table.Message;
import picklescope.export.table.MessageShape;
import picklescope.export.table.Messages;
import picklescope.export.table.ShapeBudget;
import picklescope.export.table.TableShape;
import picklescope.stream.StreamGrouping;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;
import picklescope.stream.Streams;

/** The streams of messages and the columns of each, found in a first pass over all messages. */
public final class Survey {
  private final Streams streams = new Streams(new StreamGrouping.Standard());
  private final ShapeBudget budget = new ShapeBudget();
  private final Map<StreamKey, MessageShape> shapes = new IdentityHashMap<>();
  private final Map<StreamKey, MessageShape> byStream = new HashMap<>();
  private List<StreamRow> rows = List.of();
  private final SequenceLosses losses;
  private Optional<SequenceLosses.Origin> capture = Optional.empty();
  private long lastNanos;
  private long unread;

  private Survey(boolean isFiltered) {
    losses = new SequenceLosses(isFiltered);
  }

  /**
   * Looks at all messages.
   *
   * @param progress receives how many messages were looked at, and returns whether to go on
   * @return empty if it was ended
   */
  public static Optional<Survey> of(Messages messages, LongPredicate progress)
      throws IOException, InterruptedException {
    var survey = new Survey(!messages.filter().isBlank());
    boolean all =
        messages.forEach(
            new Messages.Visitor() {
              @Override
              public void message(Message message) {
                survey.add(message);
              }

              @Override
              public boolean reached(long looked) {
                return progress.test(looked);
              }
            });
    survey.unread = messages.unread();
    survey.finish();
    return all ? Optional.of(survey) : Optional.empty();
  }

  private void add(Message message) {
    if (capture.isEmpty() || !isOf(capture.get(), message)) {
      endCapture();
      capture = Optional.of(new SequenceLosses.Origin(message.host(), message.capture()));
    }
    Event event = message.event();
    lastNanos = Math.max(lastNanos, event.datagram().timeNanos());
    streams
        .add(event)
        .ifPresent(key -> shapes.computeIfAbsent(key, _ -> new MessageShape(budget)).see(event));
  }

  private static boolean isOf(SequenceLosses.Origin capture, Message message) {
    return capture.capture().equals(message.capture()) && capture.host().equals(message.host());
  }

  private void endCapture() {
    capture.ifPresent(ended -> losses.ended(ended, streams.snapshot(lastNanos).rows()));
  }

  private void finish() {
    endCapture();
    rows = streams.snapshot(lastNanos).rows();
    rows.forEach(row -> byStream.put(row.key(), new MessageShape(budget)));
    shapes.forEach((key, shape) -> byStream.getOrDefault(joined(key), shape).merge(shape));
    shapes.clear();
  }

  /** Returns the stream of messages that were in a stream; it may have lost its verb since. */
  private StreamKey joined(StreamKey key) {
    return key instanceof StreamKey.Sent sent && !byStream.containsKey(key)
        ? new StreamKey.Sent(sent.source(), sent.shape(), Optional.empty())
        : key;
  }

  /** Returns the streams in the order in which they began. */
  public List<StreamRow> streams() {
    return rows;
  }

  /** Returns the number of messages. */
  public long messages() {
    return rows.stream().mapToLong(StreamRow::count).sum();
  }

  /** Returns how many messages could not be read. */
  long unread() {
    return unread;
  }

  /** Returns what is missing by the numbers of arguments. */
  List<Loss> losses() {
    return losses.of(rows);
  }

  /** Returns the stream of a message. */
  Optional<StreamKey> find(Event event) {
    return streams.find(event);
  }

  /**
   * Returns the tables.
   *
   * @param split whether each stream has a table of its own
   * @param format the format: in XDF the usual columns are the time and the values only
   */
  public List<PlannedTable> tables(ColumnChoice columns, boolean split, TableFormat format)
      throws UnknownColumnException {
    List<TableShape> found =
        split
            ? rows.stream().map(row -> shape(row).table(true)).toList()
            : List.of(merged().table(false));
    Optional<String> unknown = columns.unknown(found);
    if (unknown.isPresent() && !rows.isEmpty()) {
      throw new UnknownColumnException(
          unknown.get(), found.stream().flatMap(table -> table.names().stream()).distinct());
    }
    var tables = new ArrayList<PlannedTable>();
    for (int i = 0; i < (split ? rows.size() : 1); i++) {
      var plan =
          format == TableFormat.XDF ? found.get(i).channels(columns) : found.get(i).plan(columns);
      tables.add(
          split
              ? new PlannedTable(TableNames.of(i, rows.get(i)), List.of(rows.get(i)), plan)
              : new PlannedTable(TableNames.ALL, rows, plan));
    }
    return tables;
  }

  private MessageShape shape(StreamRow row) {
    return byStream.getOrDefault(row.key(), new MessageShape(budget));
  }

  private MessageShape merged() {
    var all = new MessageShape(budget);
    rows.forEach(row -> all.merge(shape(row)));
    return all;
  }
}

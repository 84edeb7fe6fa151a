package picklescope.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import picklescope.python.text.Counted;
import picklescope.python.text.VisibleText;
import picklescope.stream.Oddity;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;
import picklescope.stream.StreamsSnapshot;
import picklescope.view.stream.StreamText;

/** Streams as a table of text: a line each, those with the most messages first. */
final class StreamTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("messages", row -> "%,d".formatted(row.count())),
          new Column("now/s", row -> rate(row.rateNow())),
          new Column("all/s", row -> rate(row.rate())),
          new Column("mean", row -> StreamText.span(row.intervals().mean())),
          new Column("p99", row -> StreamText.span(row.intervals().p99())),
          new Column("jitter", row -> StreamText.span(row.intervals().jitter())),
          new Column("longest", row -> StreamText.span(row.intervals().longest())),
          new Column("silent", row -> StreamText.span(row.silent())),
          new Column("bytes/s", row -> "%,.0f".formatted(row.bytesNow())),
          new Column("odd", row -> row.isOdd() ? "!" : ""));

  private static final Comparator<StreamRow> ORDER =
      Comparator.comparing((StreamRow row) -> row.key() instanceof StreamKey.Others)
          .thenComparing(Comparator.comparingLong(StreamRow::count).reversed())
          .thenComparingLong(StreamRow::firstNumber);

  /** What is left out first where there is no room. */
  private static final List<String> LEFT_OUT =
      List.of("jitter", "p99", "bytes/s", "all/s", "mean", "longest", "messages");

  /** The room for the name of a stream, in characters. */
  private static final int NAME = 34;

  private StreamTable() {}

  private record Column(String title, Function<StreamRow, String> text) {}

  /** Returns the streams in the order of the table. */
  static List<StreamRow> sorted(StreamsSnapshot snapshot) {
    return snapshot.rows().stream().sorted(ORDER).toList();
  }

  /** Returns the lines of a table of all streams, with all columns. */
  static List<String> lines(StreamsSnapshot snapshot) {
    return lines(snapshot, Integer.MAX_VALUE, OptionalInt.empty());
  }

  /**
   * Returns the lines of a table: titles, streams, and what is odd.
   *
   * @param most how many streams are shown at most
   * @param width how many characters of a line are seen; columns are left out so that some of them
   *     name the stream
   */
  static List<String> lines(StreamsSnapshot snapshot, int most, OptionalInt width) {
    var rows = sorted(snapshot);
    var shown = rows.subList(0, Math.min(most, rows.size()));
    var lines = new ArrayList<String>();
    var columns = columns(shown, width.orElse(Integer.MAX_VALUE) - NAME);
    lines.add(line(columns, Column::title) + "  stream");
    shown.forEach(row -> lines.add(line(columns, column -> column.text().apply(row)) + what(row)));
    if (rows.size() > shown.size()) {
      lines.add("and " + Counted.of(rows.size() - shown.size(), "more stream", "more streams"));
    }
    shown.forEach(row -> row.oddities().forEach(odd -> lines.add(odd(row, odd))));
    if (snapshot.withoutValue() > 0) {
      lines.add(
          Counted.of(snapshot.withoutValue(), "message has", "messages have") + " no such value");
    }
    return lines.stream().map(VisibleText::line).toList();
  }

  private static int width(Column column, List<StreamRow> rows) {
    return rows.stream()
        .mapToInt(row -> column.text().apply(row).length())
        .reduce(column.title().length(), Math::max);
  }

  /** Returns the columns that fit, the more important ones, with their widths. */
  private static Map<Column, Integer> columns(List<StreamRow> rows, int room) {
    var columns = new LinkedHashMap<Column, Integer>();
    COLUMNS.forEach(column -> columns.put(column, width(column, rows)));
    for (String title : LEFT_OUT) {
      int sum = columns.values().stream().mapToInt(width -> width + 2).sum();
      if (sum > room) {
        columns.keySet().removeIf(column -> column.title().equals(title));
      }
    }
    return columns;
  }

  private static String line(Map<Column, Integer> columns, Function<Column, String> text) {
    return columns.entrySet().stream()
        .map(column -> {
          String cell = text.apply(column.getKey());
          return " ".repeat(column.getValue() - cell.length()) + cell;
        })
        .collect(Collectors.joining("  "));
  }

  private static String what(StreamRow row) {
    return "  " + name(row) + "  " + row.lastValue();
  }

  /** Returns the name of a stream: sender, address, port if they make it, and its title. */
  static String name(StreamRow row) {
    return switch (row.key()) {
      case StreamKey.Sent key -> {
        var source = key.source();
        yield "%s %s %d  %s"
            .formatted(
                source.direction().text(), source.nameOf(row.sender()), source.port(), key.title());
      }
      case StreamKey.Grouped key -> key.title();
      case StreamKey.Others key -> key.title();
    };
  }

  private static String odd(StreamRow row, Oddity odd) {
    return "%s  #%d  %s: %s"
        .formatted(odd.needsAttention() ? "!" : " ", odd.number(), name(row), odd.text());
  }

  private static String rate(double rate) {
    return Double.isNaN(rate) ? "" : rate < 10 ? "%.2f".formatted(rate) : "%,.1f".formatted(rate);
  }
}

package picklescope.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
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

  private StreamTable() {}

  private record Column(String title, Function<StreamRow, String> text) {}

  /** Returns the streams in the order of the table. */
  static List<StreamRow> sorted(StreamsSnapshot snapshot) {
    return snapshot.rows().stream().sorted(ORDER).toList();
  }

  /**
   * Returns the lines of a table: titles, streams, and what is odd.
   *
   * @param most how many streams are shown at most
   */
  static List<String> lines(StreamsSnapshot snapshot, int most) {
    var rows = sorted(snapshot);
    var shown = rows.subList(0, Math.min(most, rows.size()));
    var lines = new ArrayList<String>();
    var widths = COLUMNS.stream().map(column -> width(column, shown)).toList();
    lines.add(line(widths, Column::title) + "  stream");
    shown.forEach(row -> lines.add(line(widths, column -> column.text().apply(row)) + what(row)));
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

  private static String line(List<Integer> widths, Function<Column, String> text) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.size(); i++) {
      String cell = text.apply(COLUMNS.get(i));
      line.append(i == 0 ? "" : "  ")
          .append(" ".repeat(widths.get(i) - cell.length()))
          .append(cell);
    }
    return line.toString();
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

package picklescope.export;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picklescope.python.text.VisibleText;
import picklescope.stream.AlarmNews;
import picklescope.stream.Oddity;
import picklescope.stream.StreamFilter;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;
import picklescope.stream.StreamVerb;

/**
 * Converts streams to lines of JSON (RFC 8259) and CSV (RFC 4180), with the same names. Times are
 * ISO 8601 in UTC with nanoseconds, durations seconds. What a stream does not have is left out, in
 * CSV empty. CSV is made safe for spreadsheets as {@link EventCsv} does it.
 */
public final class StreamExport {
  private static final List<Map.Entry<String, Function<StreamRow, Cell>>> COLUMNS =
      List.of(
          column("stream", row -> new Text(row.key().title())),
          column("direction", sent(key -> new Text(key.source().direction().text()))),
          column("sender", row -> text(row.sender())),
          column("address", sent(key -> new Text(key.source().address()))),
          column("host", sent(key -> text(key.source().host()))),
          column("port", sent(key -> new Whole(key.source().port()))),
          column("format", sent(key -> new Text(key.shape().format()))),
          column("positional", sent(key -> new Whole(key.shape().positional()))),
          column(
              "keywords",
              sent(key -> text(VisibleText.line(String.join(", ", key.shape().keywords()))))),
          column("verb", sent(key -> text(key.verb().flatMap(StreamVerb::value).orElse("")))),
          column("count", row -> new Whole(row.count())),
          column("bytes", row -> new Whole(row.bytes())),
          column("first_number", row -> new Whole(row.firstNumber())),
          column("first_time", row -> time(row.firstNanos())),
          column("last_number", row -> new Whole(row.lastNumber())),
          column("last_time", row -> time(row.lastNanos())),
          column("rate", row -> new Real(row.rate())),
          column("rate_now", row -> new Real(row.rateNow())),
          column("bytes_now", row -> new Real(row.bytesNow())),
          column("interval_mean", row -> new Real(row.intervals().mean())),
          column("interval_deviation", row -> new Real(row.intervals().deviation())),
          column("interval_median", row -> new Real(row.intervals().median())),
          column("interval_p99", row -> new Real(row.intervals().p99())),
          column("jitter", row -> new Real(row.intervals().jitter())),
          column("longest_gap", row -> new Real(row.intervals().longest())),
          column(
              "longest_gap_number",
              row ->
                  row.intervals().longestNumber() == 0
                      ? new Nothing()
                      : new Whole(row.intervals().longestNumber())),
          column("backwards", row -> new Whole(row.intervals().backwards())),
          column("silent", row -> new Real(row.silent())),
          column("last_value", row -> text(row.lastValue())),
          column(
              "filter", row -> text(ShellText.inLiterals(StreamFilter.of(row.key()).orElse("")))));

  private static final String ODD = "odd";

  private StreamExport() {}

  private sealed interface Cell {}

  private record Nothing() implements Cell {}

  private record Whole(long value) implements Cell {}

  private record Real(double value) implements Cell {}

  private record Text(String value) implements Cell {}

  private static Map.Entry<String, Function<StreamRow, Cell>> column(
      String name, Function<StreamRow, Cell> value) {
    return Map.entry(name, value);
  }

  private static Function<StreamRow, Cell> sent(Function<StreamKey.Sent, Cell> value) {
    return row -> row.key() instanceof StreamKey.Sent key ? value.apply(key) : new Nothing();
  }

  private static Cell text(String value) {
    return value.isEmpty() ? new Nothing() : new Text(value);
  }

  private static Cell time(long nanos) {
    return new Text(EventJson.time(nanos));
  }

  /** Returns the first line of CSV, without line end. */
  public static String csvHeader() {
    return EventCsv.line(Stream.concat(COLUMNS.stream().map(Map.Entry::getKey), Stream.of(ODD)));
  }

  /** Returns a stream's line of CSV, without line end. */
  public static String csv(StreamRow row) {
    var odd = String.join("; ", row.oddities().stream().map(Oddity::text).toList());
    return EventCsv.line(
        Stream.concat(
            COLUMNS.stream().map(column -> csv(column.getValue().apply(row))),
            Stream.of(EventCsv.part(odd))));
  }

  private static String csv(Cell cell) {
    return switch (cell) {
      case Nothing _ -> "";
      case Whole(long value) -> Long.toString(value);
      case Real(double value) -> Double.isFinite(value) ? Double.toString(value) : "";
      case Text(String value) -> EventCsv.part(value);
    };
  }

  /** Returns a stream as a JSON object on one line. */
  public static String json(StreamRow row) {
    var out = new JsonText().json('{');
    for (var column : COLUMNS) {
      Cell cell = column.getValue().apply(row);
      if (!(cell instanceof Nothing) && !(cell instanceof Real real && !isFinite(real))) {
        out.string(column.getKey()).json(':');
        json(cell, out);
        out.json(',');
      }
    }
    out.string(ODD).json(":[");
    String before = "";
    for (Oddity odd : row.oddities()) {
      out.json(before)
          .json("{\"text\":")
          .string(odd.text())
          .json(",\"number\":")
          .number(odd.number())
          .json(",\"count\":")
          .number(odd.count())
          .json('}');
      before = ",";
    }
    return out.json("]}").toString();
  }

  private static boolean isFinite(Real real) {
    return Double.isFinite(real.value());
  }

  private static void json(Cell cell, JsonText out) {
    switch (cell) {
      case Nothing _ -> out.json("null");
      case Whole(long value) -> out.number(value);
      case Real(double value) -> out.json(Double.toString(value));
      case Text(String value) -> out.string(value);
    }
  }

  /** Returns the begin or end of an alarm as a JSON object on one line. */
  public static String json(AlarmNews news) {
    return new JsonText()
        .json("{\"alarm\":")
        .string(news.alarm().text())
        .json(",\"begins\":")
        .json(Boolean.toString(news.begins()))
        .json(",\"time\":")
        .string(EventJson.time(news.nanos()))
        .json(",\"number\":")
        .number(news.number())
        .json(",\"text\":")
        .string(news.text())
        .json('}')
        .toString();
  }
}

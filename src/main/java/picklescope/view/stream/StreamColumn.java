package picklescope.view.stream;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import picklescope.stream.StreamRow;

/** The columns of the table of streams. */
public enum StreamColumn {
  SENDER("Sender", "The sending computer", StreamText::sender),
  ADDRESS(
      "Address",
      "Its address, or the one to which messages were sent; @: the computer that published them",
      StreamText::place),
  PORT("Port", "The port that receives", StreamText::port, row -> number(StreamText.port(row))),
  MESSAGES("Messages", "The arguments that all have", row -> row.key().title()),
  COUNT("Count", "How many came", row -> "%,d".formatted(row.count()), row -> row.count()),
  RATE(
      "Rate",
      "Messages a second in the last 4 to 5 s",
      row -> StreamText.rate(row.rateNow()),
      StreamRow::rateNow),
  LAST_MINUTE("Last minute", "Messages in each second of the last minute", _ -> ""),
  ODD(
      "Odd",
      "What a programmer may not have meant",
      StreamText::odd,
      Comparator.comparingInt(StreamColumn::oddities),
      false),
  GAP(
      "Longest gap",
      "The longest time without a message, and when it ended",
      StreamText::gap,
      row -> row.intervals().longest()),
  SILENT(
      "Silent",
      "Time since the newest message",
      row -> StreamText.span(row.silent()),
      StreamRow::silent),
  MEDIAN(
      "Median",
      "Half of the intervals are shorter",
      row -> StreamText.span(row.intervals().median()),
      row -> row.intervals().median()),
  P99(
      "99 %",
      "99 of 100 intervals are shorter",
      row -> StreamText.span(row.intervals().p99()),
      row -> row.intervals().p99()),
  MEAN(
      "Mean",
      "The mean of the intervals",
      row -> StreamText.span(row.intervals().mean()),
      row -> row.intervals().mean()),
  JITTER(
      "Jitter",
      "How much an interval differs from the one before, smoothed (RFC 3550)",
      row -> StreamText.span(row.intervals().jitter()),
      row -> row.intervals().jitter()),
  RATE_OVER_ALL(
      "Over all",
      "Messages a second from the first to the last one",
      row -> StreamText.rate(row.rate()),
      StreamRow::rate),
  BYTES(
      "Bytes",
      "Bytes a second in the last 4 to 5 s",
      row -> StreamText.bytes(row.bytesNow()),
      StreamRow::bytesNow),
  LAST("Last message", "The arguments of the newest message", StreamRow::lastValue);

  private final String title;
  private final String help;
  private final Function<StreamRow, String> text;
  private final Comparator<StreamRow> order;
  private final boolean numeric;

  StreamColumn(String title, String help, Function<StreamRow, String> text) {
    this(title, help, text, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER), false);
  }

  StreamColumn(
      String title,
      String help,
      Function<StreamRow, String> text,
      ToDoubleFunction<StreamRow> value) {
    this(
        title,
        help,
        text,
        Comparator.comparingDouble(row -> known(value.applyAsDouble(row))),
        true);
  }

  StreamColumn(
      String title,
      String help,
      Function<StreamRow, String> text,
      Comparator<StreamRow> order,
      boolean numeric) {
    this.title = title;
    this.help = help;
    this.text = text;
    this.order = order;
    this.numeric = numeric;
  }

  private static double known(double value) {
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  private static double number(String text) {
    return text.isEmpty() ? -1 : Integer.parseInt(text);
  }

  private static int oddities(StreamRow row) {
    return row.isOdd() ? row.oddities().size() : 0;
  }

  /** Returns the heading. */
  public String title() {
    return title;
  }

  /** Returns what it shows, for a tooltip. */
  public String help() {
    return help;
  }

  /** Returns the text of a cell; empty where a line is drawn. */
  public String text(StreamRow row) {
    return text.apply(row);
  }

  /** Returns the ascending order of rows; what is not known is first. */
  public Comparator<StreamRow> order() {
    return order;
  }

  /** Returns whether its texts are numbers, which end at the right. */
  public boolean isNumeric() {
    return numeric;
  }
}

package picklescope.view.stream;

import java.util.ArrayList;
import java.util.stream.Collectors;
import picklescope.event.Direction;
import picklescope.python.text.Counted;
import picklescope.python.text.VisibleText;
import picklescope.stream.Oddity;
import picklescope.stream.StreamKey;
import picklescope.stream.StreamRow;
import picklescope.stream.StreamShape;
import picklescope.stream.StreamVerb;
import picklescope.view.text.ClockText;

/** Texts of what is known of a stream. */
public final class StreamText {
  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;
  private static final double DAY = 86_400;

  private StreamText() {}

  /** Returns messages a second, such as {@code "59.9/s"}; a dash if that is not known. */
  public static String rate(double perSecond) {
    if (Double.isNaN(perSecond)) {
      return "–";
    }
    return perSecond == 0
        ? "0/s"
        : perSecond < 9.95
            ? "%.2f/s".formatted(perSecond)
            : perSecond < 99.5 ? "%.1f/s".formatted(perSecond) : "%,.0f/s".formatted(perSecond);
  }

  /** Returns bytes a second, such as {@code "6.8 kB/s"}. */
  public static String bytes(double perSecond) {
    if (perSecond < 1_000) {
      return "%.0f B/s".formatted(perSecond);
    }
    return perSecond < 1e6
        ? "%.1f kB/s".formatted(perSecond / 1e3)
        : "%,.1f MB/s".formatted(perSecond / 1e6);
  }

  /**
   * Returns a time in a unit that fits it, such as {@code "16.7 ms"}; a dash if it is not known.
   */
  public static String span(double seconds) {
    if (Double.isNaN(seconds)) {
      return "–";
    }
    if (seconds < 1e-3) {
      return "%.0f µs".formatted(seconds * 1e6);
    }
    if (seconds < 1) {
      return seconds < 0.1
          ? "%.1f ms".formatted(seconds * 1e3)
          : "%.0f ms".formatted(seconds * 1e3);
    }
    if (seconds < MINUTE) {
      return "%.1f s".formatted(seconds);
    }
    if (seconds < HOUR) {
      return "%.0f min %02.0f s"
          .formatted(Math.floor(seconds / MINUTE), Math.floor(seconds % MINUTE));
    }
    return seconds < DAY
        ? "%.0f h %02.0f min"
            .formatted(Math.floor(seconds / HOUR), Math.floor(seconds % HOUR / MINUTE))
        : "%,.0f d".formatted(Math.floor(seconds / DAY));
  }

  /** Returns in few characters how long ago something was, such as {@code "12 s ago"}. */
  static String ago(double seconds) {
    if (seconds < MINUTE) {
      return "%.0f s ago".formatted(Math.floor(seconds));
    }
    if (seconds < HOUR) {
      return "%.0f min ago".formatted(Math.floor(seconds / MINUTE));
    }
    return seconds < DAY
        ? "%.0f h ago".formatted(Math.floor(seconds / HOUR))
        : "%,.0f d ago".formatted(Math.floor(seconds / DAY));
  }

  /** Returns the sending computer: its name, or its address if it has none. */
  public static String sender(StreamRow row) {
    return VisibleText.line(row.sender().isEmpty() ? address(row) : row.sender());
  }

  static String address(StreamRow row) {
    return switch (row.key()) {
      case StreamKey.Sent sent -> sent.source().address();
      case StreamKey.Grouped _, StreamKey.Others _ -> "";
    };
  }

  /**
   * Returns the address with the direction, and the computer of a lab that published the messages
   * of another sender, such as {@code "to 10.0.0.7"} and {@code "192.168.0.10 @ LAB-3"}.
   */
  static String place(StreamRow row) {
    if (!(row.key() instanceof StreamKey.Sent(var source, _, _))) {
      return "";
    }
    String place = source.place(row.sender());
    return source.direction() == Direction.OUT ? "to " + place : place;
  }

  /** Returns what tells a stream from others of its sender in few characters. */
  static String brief(StreamRow row) {
    if (!(row.key() instanceof StreamKey.Sent(_, var shape, var verb))) {
      return row.key().title();
    }
    if (shape.format().equals(StreamShape.RAW)) {
      return "raw bytes";
    }
    var parts = new ArrayList<String>();
    if (!shape.format().equals(StreamShape.CALL)) {
      parts.add(shape.format());
    }
    verb.flatMap(StreamVerb::value).ifPresent(parts::add);
    String path = verb.filter(one -> one.value().isPresent()).map(StreamVerb::path).orElse("");
    int others = shape.positional() - (path.equals("data[0]") ? 1 : 0);
    if (others > 0) {
      parts.add(others == 1 ? "1 value" : others + " values");
    }
    shape.keywords().stream().filter(name -> !name.equals(path)).forEach(parts::add);
    if (shape.manyKeywords()) {
      parts.add("many keywords");
    }
    return parts.isEmpty() ? "no arguments" : VisibleText.line(String.join(" ", parts));
  }

  static String port(StreamRow row) {
    return switch (row.key()) {
      case StreamKey.Sent sent -> "" + sent.source().port();
      case StreamKey.Grouped _, StreamKey.Others _ -> "";
    };
  }

  /** Returns the longest gap and when it ended, such as {@code "1.2 s, 14:03:01.250"}. */
  static String gap(StreamRow row) {
    var intervals = row.intervals();
    return intervals.longestNumber() == 0
        ? "–"
        : span(intervals.longest()) + ", " + ClockText.millis(intervals.longestEndNanos());
  }

  /** Returns what is odd in a line; empty if nothing is. */
  public static String odd(StreamRow row) {
    return row.oddities().stream().map(Oddity::text).collect(Collectors.joining(" · "));
  }

  /** Returns all that is known of a stream in lines. */
  public static String summary(StreamRow row) {
    var intervals = row.intervals();
    var lines = new StringBuilder();
    lines.append(sender(row)).append("  ").append(row.key().title()).append('\n');
    lines.append(
        "%s, %s now, %s over all\n"
            .formatted(Counted.messages(row.count()), rate(row.rateNow()), rate(row.rate())));
    lines.append(
        "interval: mean %s, median %s, 99 %% within %s, jitter %s\n"
            .formatted(
                span(intervals.mean()),
                span(intervals.median()),
                span(intervals.p99()),
                span(intervals.jitter())));
    lines.append("longest gap: ").append(gap(row)).append('\n');
    lines.append("silent for ").append(span(row.silent()));
    row.oddities()
        .forEach(oddity ->
            lines.append("\n• %s (message %,d)".formatted(oddity.text(), oddity.number())));
    return lines.toString();
  }
}

package picklescope.stream;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picklescope.filter.Filter;
import picklescope.python.source.SourceException;

/** The texts of alarms. */
final class AlarmText {
  private static final String FORMS =
      "write \"silent 2s\", \"rate < 50\", \"rate > 200\" or \"filter: foo > 50\"";
  private static final Pattern WORD = Pattern.compile("\\s*([a-z]+)\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern WORDS =
      Pattern.compile("(?:\\s+for\\s+(.*\\S))?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)\\s*(ms|s|min)?(?![a-z0-9.])", Pattern.CASE_INSENSITIVE);
  private static final Pattern RATE =
      Pattern.compile("([<>])\\s*([0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:\\s*/s)?(?![a-z0-9.])");

  private AlarmText() {}

  static Alarm read(String text) throws SourceException {
    Matcher word = WORD.matcher(text);
    if (!word.lookingAt()) {
      throw new SourceException(0, "expected an alarm: " + FORMS);
    }
    String rest = text.substring(word.end());
    String kind = word.group(1).toLowerCase(Locale.ROOT);
    return switch (rest.startsWith(":") ? kind + ":" : kind) {
      case "silent" -> silent(text, word.end());
      case "rate" -> rate(text, word.end());
      case "filter:" -> came(text, word.end() + 1);
      default ->
          throw new SourceException(
              word.start(1), "'%s' is no alarm: %s".formatted(word.group(1), FORMS));
    };
  }

  private static Alarm silent(String text, int at) throws SourceException {
    Matcher time = TIME.matcher(text).region(at, text.length());
    time.useTransparentBounds(true);
    if (!time.lookingAt()) {
      throw new SourceException(at, "expected a time such as 2s, 500ms or 1min after silent");
    }
    double value = Double.parseDouble(time.group(1));
    String unit = time.group(2) == null ? "s" : time.group(2).toLowerCase(Locale.ROOT);
    double seconds =
        switch (unit) {
          case "ms" -> value / 1_000;
          case "min" -> value * 60;
          default -> value;
        };
    if (!(seconds > 0)) {
      throw new SourceException(at, "expected a time of more than 0 seconds");
    }
    return new Alarm.Silent(seconds, words(text, time.end()));
  }

  private static Alarm rate(String text, int at) throws SourceException {
    Matcher rate = RATE.matcher(text).region(at, text.length());
    if (!rate.lookingAt()) {
      throw new SourceException(
          at, "expected < or > and messages a second after rate, such as rate < 50");
    }
    double value = Double.parseDouble(rate.group(2));
    boolean below = rate.group(1).equals("<");
    if (below && !(value > 0)) {
      throw new SourceException(at, "no rate is below 0: expected a number above 0");
    }
    String words = words(text, rate.end());
    return below ? new Alarm.RateBelow(value, words) : new Alarm.RateAbove(value, words);
  }

  private static Alarm came(String text, int at) throws SourceException {
    String filter = text.substring(at);
    if (filter.isBlank()) {
      throw new SourceException(at, "expected a filter after filter:, such as filter: foo > 50");
    }
    int start = at + filter.length() - filter.stripLeading().length();
    try {
      return new Alarm.Came(Filter.of(filter.strip()));
    } catch (SourceException e) {
      throw new SourceException(start + e.offset(), e.getMessage());
    }
  }

  private static String words(String text, int at) throws SourceException {
    Matcher words = WORDS.matcher(text).region(at, text.length());
    if (!words.matches()) {
      throw new SourceException(
          at, "expected nothing more, or for and what the stream is called, such as for LAB-3");
    }
    return words.group(1) == null ? "" : words.group(1);
  }

  static String of(Alarm alarm) {
    return switch (alarm) {
      case Alarm.Silent(double seconds, String words) -> "silent " + time(seconds) + ending(words);
      case Alarm.RateBelow(double rate, String words) -> "rate < " + number(rate) + ending(words);
      case Alarm.RateAbove(double rate, String words) -> "rate > " + number(rate) + ending(words);
      case Alarm.Came(Filter filter) -> "filter: " + filter.text();
    };
  }

  private static String ending(String words) {
    return words.isEmpty() ? "" : " for " + words;
  }

  private static String time(double seconds) {
    return number(seconds) + "s";
  }

  private static String number(double value) {
    return value == Math.rint(value) && value < 1e15
        ? Long.toString((long) value)
        : new java.math.BigDecimal(Double.toString(value)).toPlainString();
  }
}

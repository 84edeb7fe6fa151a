package picklescope.view.plot;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much is in view while new messages are followed, as text: {@code all}, {@code 30 s}. */
public final class PlotWindows {
  private static final String ALL = "all";
  private static final Pattern TEXT =
      Pattern.compile("(?:last )?([0-9]+(?:\\.[0-9]+)?) ?(ms|s|min|h|)");

  private PlotWindows() {}

  /** Returns those that are offered. */
  public static List<String> names() {
    return List.of(ALL, "1 s", "10 s", "30 s", "1 min", "5 min", "30 min", "2 h");
  }

  /** Returns the seconds of a text, 0 for all; empty if it is none. */
  public static OptionalDouble seconds(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.equals(ALL)) {
      return OptionalDouble.of(0);
    }
    Matcher matcher = TEXT.matcher(lower);
    if (!matcher.matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(matcher.group(1));
    double unit =
        switch (matcher.group(2)) {
          case "ms" -> 1e-3;
          case "min" -> 60;
          case "h" -> 3_600;
          default -> 1;
        };
    return number > 0 ? OptionalDouble.of(number * unit) : OptionalDouble.empty();
  }

  /** Returns the text of seconds. */
  public static String name(double seconds) {
    if (seconds == 0) {
      return ALL;
    } else if (seconds < 1) {
      return ValueText.number(seconds * 1e3) + " ms";
    } else if (seconds % 3_600 == 0) {
      return ValueText.number(seconds / 3_600) + " h";
    } else if (seconds % 60 == 0) {
      return ValueText.number(seconds / 60) + " min";
    }
    return ValueText.number(seconds) + " s";
  }
}

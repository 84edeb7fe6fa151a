package picklescope.view.stream;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The widths of the columns of the table of streams. What is odd and the longest gap are in view
 * also in a narrow table: there columns that tell little give way, and the others scroll.
 */
public final class StreamWidths {
  /** In the order in which they give way. */
  private static final List<StreamColumn> YIELDING =
      List.of(StreamColumn.ADDRESS, StreamColumn.PORT, StreamColumn.COUNT);

  private static final double BRIEF = 11; // em of a column of text

  private StreamWidths() {}

  /**
   * Returns the width of each column in em; 0 for one that is left out.
   *
   * @param table the width of the table in em
   */
  public static Map<StreamColumn, Double> of(double table) {
    var widths = new EnumMap<StreamColumn, Double>(StreamColumn.class);
    for (StreamColumn column : StreamColumn.values()) {
      widths.put(column, usual(column));
    }
    for (StreamColumn column : YIELDING) {
      if (inView(widths) > table) {
        widths.put(column, 0.0);
        widths.put(StreamColumn.MESSAGES, BRIEF);
        widths.put(StreamColumn.ODD, BRIEF);
      }
    }
    return Collections.unmodifiableMap(widths);
  }

  private static double inView(Map<StreamColumn, Double> widths) {
    return widths.entrySet().stream()
        .filter(entry -> entry.getKey().compareTo(StreamColumn.GAP) <= 0)
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static double usual(StreamColumn column) {
    return switch (column) {
      case PORT -> 4.4;
      case COUNT, RATE, SILENT -> 5.2;
      case MEDIAN, P99, MEAN, JITTER, RATE_OVER_ALL -> 6.6;
      case SENDER, BYTES -> 6.4;
      case LAST_MINUTE -> 8.4;
      case ADDRESS -> 7.2;
      case GAP -> 13;
      case MESSAGES, ODD -> 14;
      case LAST -> 26;
    };
  }
}

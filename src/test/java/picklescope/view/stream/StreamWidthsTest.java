package picklescope.view.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamWidthsTest {
  private static List<StreamColumn> leftOut(double table) {
    var widths = StreamWidths.of(table);
    return Arrays.stream(StreamColumn.values())
        .filter(column -> widths.getOrDefault(column, 0.0) == 0)
        .toList();
  }

  /** The table in windows of 800, 1000, 1280 and 1600 pixels, 13 pixels an em. */
  @ParameterizedTest
  @ValueSource(doubles = {55, 61, 84, 108})
  void whatIsOddAndTheLongestGapAreInView(double table) {
    var widths = StreamWidths.of(table);
    double right = 0;
    for (StreamColumn column : StreamColumn.values()) {
      right += widths.getOrDefault(column, 0.0);
      if (column == StreamColumn.ODD || column == StreamColumn.GAP) {
        assertTrue(right <= table, column + " ends at " + right);
      }
    }
  }

  @Test
  void theLeastImportantGiveWayFirst() {
    assertEquals(List.of(), leftOut(84));
    assertEquals(List.of(StreamColumn.ADDRESS), leftOut(70));
    assertEquals(List.of(StreamColumn.ADDRESS, StreamColumn.PORT), leftOut(61));
    assertEquals(List.of(StreamColumn.ADDRESS, StreamColumn.PORT, StreamColumn.COUNT), leftOut(40));
  }
}

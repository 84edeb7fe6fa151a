package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

class ColumnNeedsTest {
  private static final double ADVANCE = 7.5;
  private static final List<Column> COLUMNS =
      Column.all().stream().filter(column -> !column.id().equals(Column.COMMENT)).toList();

  private static double width(int characters) {
    return Math.ceil(characters * ADVANCE + 12);
  }

  private static Map<String, Double> widths(double table, boolean named, TimeForm times) {
    var needs = new ColumnNeeds(ColumnNeedsTest::width, named, times);
    var list = new ArrayList<WidthShares.Need>();
    for (Column column : COLUMNS) {
      list.add(needs.of(column, column.characters(), 0, OptionalDouble.empty()));
    }
    var shared = WidthShares.of(list, table);
    var widths = new HashMap<String, Double>();
    for (int i = 0; i < shared.size(); i++) {
      widths.put(COLUMNS.get(i).id(), shared.get(i));
    }
    return widths;
  }

  private static List<String> leftOut(Map<String, Double> widths) {
    return COLUMNS.stream().map(Column::id).filter(id -> widths.get(id) == 0).toList();
  }

  /** The widths of the table in windows of 640, 800, 1000, 1280 and 1600 pixels, and between. */
  @ParameterizedTest
  @ValueSource(doubles = {568, 616, 700, 816, 940, 1096, 1416})
  void numberTimeAndPortReadWhole(double table) {
    for (boolean named : List.of(true, false)) {
      var widths = widths(table, named, TimeForm.CLOCK);
      assertTrue(widths.get("number") >= width("↓ 1234".length()), widths + "");
      assertTrue(widths.get("time") >= width("18:21:33".length()), widths + "");
      for (String heading : List.of("Sender", "Address")) {
        double width = widths.get(heading.toLowerCase(Locale.ROOT));
        assertTrue(width == 0 || width >= width(heading.length()), heading + " " + widths);
      }
      assertTrue(widths.get("port") == 0 || widths.get("port") >= width(5), widths + "");
      double sum = widths.values().stream().mapToDouble(one -> one).sum();
      assertTrue(sum <= table, "no need to scroll: " + widths);
      assertTrue(widths.get("data") + widths.get("attributes") >= table / 2 - 2, widths + "");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1096, true, ''",
    "816, true, size",
    "816, false, size",
    "700, true, address size",
    "700, false, sender size",
    "568, true, address size",
    "568, false, sender port size",
    "300, true, marks address port sender size",
  })
  void theLessImportantGiveWay(double table, boolean named, String out) {
    var left = leftOut(widths(table, named, TimeForm.CLOCK));
    assertEquals(
        List.of(out.split(" ")).stream().sorted().filter(id -> !id.isEmpty()).toList(),
        left.stream().sorted().toList());
  }

  @Test
  void anAddressInViewIsNotCut() {
    var needs = new ColumnNeeds(ColumnNeedsTest::width, true, TimeForm.CLOCK);
    Column address = Column.named("address").orElseThrow();
    var need =
        needs.of(address, address.characters(), "127.0.0.1".length(), OptionalDouble.empty());
    assertTrue(need.least() >= width("127.0.0.1".length()), need + "");
    var long6 = needs.of(address, address.characters(), 39, OptionalDouble.empty());
    assertEquals(long6.usual(), long6.least(), "but not wider than usual");
  }

  @Test
  void theHeadingOfAnArgumentHasRoomForTheArrowOfSorting() {
    var needs = new ColumnNeeds(ColumnNeedsTest::width, true, TimeForm.CLOCK);
    Column column = Column.named("data[1][0]").orElseThrow();
    var need = needs.of(column, column.characters(), 0, OptionalDouble.empty());
    assertTrue(need.least() >= width("data[1][0]".length() + 2), need + "");
  }

  @Test
  void at800PixelsTheClockHasItsFraction() {
    assertEquals(width(12), widths(616, true, TimeForm.CLOCK).get("time"));
    assertEquals(width(8), widths(568, true, TimeForm.CLOCK).get("time"));
  }

  @Test
  void aSpanOfTimeIsNotShortened() {
    assertEquals(width(12), widths(568, true, TimeForm.SINCE_PREVIOUS).get("time"));
  }

  @Test
  void aClockWithoutRoomHasNoFraction() {
    Column time = COLUMNS.stream().filter(one -> one.id().equals("time")).findFirst().orElseThrow();
    var text = StyledText.of("18:21:33.123", TokenKind.PLAIN);
    assertEquals("18:21:33.123", ColumnNeeds.fitting(time, text, 12).text());
    assertEquals("18:21:33", ColumnNeeds.fitting(time, text, 11).text());
    assertEquals("18:21:33", ColumnNeeds.fitting(time, text, 8).text());
    var span = StyledText.of("1,234.000001", TokenKind.PLAIN);
    assertEquals(span, ColumnNeeds.fitting(time, span, 8));
    assertEquals(StyledText.EMPTY, ColumnNeeds.fitting(time, StyledText.EMPTY, 8));
    assertEquals(text, ColumnNeeds.fitting(COLUMNS.getFirst(), text, 8));
  }
}

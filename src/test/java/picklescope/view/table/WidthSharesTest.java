package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.view.table.WidthShares.Need;

class WidthSharesTest {
  private static Need fixed(double usual, double least) {
    return new Need(false, usual, least, OptionalDouble.empty());
  }

  private static Need chosen(double width) {
    return new Need(false, 100, 60, OptionalDouble.of(width));
  }

  private static Need stretching(double content) {
    return new Need(true, content, 90, OptionalDouble.empty());
  }

  private static Need stretchingChosen(double width) {
    return new Need(true, 200, 90, OptionalDouble.of(width));
  }

  @Test
  void theRestIsSharedByContent() {
    assertEquals(
        List.of(100.0, 300.0, 600.0),
        WidthShares.of(List.of(fixed(100, 60), stretching(150), stretching(300)), 1000));
  }

  @Test
  void whatNeedsLittleGetsItAndTheOtherTheRest() {
    assertEquals(
        List.of(100.0, 200.0, 700.0),
        WidthShares.of(List.of(fixed(100, 60), stretching(200), stretching(5000)), 1000));
    assertEquals(
        List.of(100.0, 700.0, 200.0),
        WidthShares.of(List.of(fixed(100, 60), stretching(5000), stretching(200)), 1000));
    assertEquals(
        List.of(100.0, 450.0, 450.0),
        WidthShares.of(List.of(fixed(100, 60), stretching(5000), stretching(900)), 1000));
  }

  @ParameterizedTest
  @ValueSource(doubles = {150, 400, 600, 830, 1105, 2400})
  void theyAreNeverNarrowerThanTheOthersTogether(double width) {
    for (var extra : List.of(fixed(100, 60), chosen(700), fixed(10, 10))) {
      for (var stretches :
          List.of(
              List.of(stretching(170), stretching(220)),
              List.of(stretching(170)),
              List.of(stretchingChosen(95), stretching(220)),
              List.of(stretchingChosen(95), stretchingChosen(95)))) {
        var needs = new ArrayList<>(List.of(fixed(50, 50), fixed(200, 120), extra));
        needs.addAll(stretches);
        var widths = WidthShares.of(needs, width);
        double others = widths.subList(0, 3).stream().mapToDouble(one -> one).sum();
        double stretched = widths.subList(3, widths.size()).stream().mapToDouble(one -> one).sum();
        assertTrue(stretched >= others - 2, widths + " of " + width);
        assertTrue(others + stretched >= width - 5, "all the width is used: " + widths);
      }
    }
  }

  @Test
  void theOthersShrinkBeforeTheColumnsScroll() {
    assertEquals(
        List.of(80.0, 120.0, 200.0),
        WidthShares.of(List.of(fixed(100, 60), fixed(150, 90), stretching(170)), 400));
    assertEquals(
        List.of(60.0, 90.0, 150.0),
        WidthShares.of(List.of(fixed(100, 60), fixed(150, 90), stretching(170)), 250));
  }

  @Test
  void aWidthThatTheUserHasChosenStays() {
    assertEquals(List.of(600.0, 600.0), WidthShares.of(List.of(chosen(600), stretching(170)), 800));
    assertEquals(
        List.of(100.0, 300.0, 600.0),
        WidthShares.of(List.of(fixed(100, 60), stretchingChosen(300), stretching(170)), 1000));
  }

  @Test
  void withoutAColumnThatStretchesAllHaveTheirUsualWidth() {
    assertEquals(
        List.of(100.0, 150.0), WidthShares.of(List.of(fixed(100, 60), fixed(150, 90)), 90));
    assertEquals(List.of(), WidthShares.of(List.of(), 90));
  }
}

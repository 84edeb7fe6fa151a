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
    return Need.of(false, usual, least, OptionalDouble.empty());
  }

  private static Need chosen(double width) {
    return Need.of(false, 100, 60, OptionalDouble.of(width));
  }

  private static Need stretching(double content) {
    return Need.of(true, content, content, OptionalDouble.empty());
  }

  private static Need stretchingChosen(double width) {
    return Need.of(true, 200, 90, OptionalDouble.of(width));
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

  /** Such as Data where all messages have keyword arguments only. */
  @Test
  void whatContainsLittleLeavesItsRoomToTheOther() {
    Need little = Need.of(true, 200, 120, OptionalDouble.empty());
    var widths = new ArrayList<Double>();
    for (double content : List.of(300.0, 400.0, 440.0, 480.0, 500.0, 5000.0)) {
      Need other = Need.of(true, Math.max(250, content), content, OptionalDouble.empty());
      var shared = WidthShares.of(List.of(little, other), 600);
      assertTrue(shared.get(1) >= Math.min(content, 480) - 1, shared + " for " + content);
      widths.add(shared.getFirst());
    }
    assertEquals(List.of(240.0, 200.0, 160.0, 120.0, 120.0, 120.0), widths, "it does not jump");
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

  @Test
  void theLeastImportantGiveWayOneAfterTheOther() {
    var needs =
        List.of(
            fixed(100, 60).yielding(2, 40), // becomes shorter
            fixed(60, 60),
            fixed(80, 80).yielding(1, 0), // is left out
            fixed(70, 70).yielding(3, 0),
            stretching(400));
    assertEquals(List.of(100.0, 60.0, 80.0, 70.0, 310.0), WidthShares.of(needs, 620));
    assertEquals(List.of(90.0, 60.0, 80.0, 70.0, 300.0), WidthShares.of(needs, 600));
    assertEquals(List.of(60.0, 60.0, 80.0, 70.0, 270.0), WidthShares.of(needs, 540));
    assertEquals(List.of(100.0, 60.0, 0.0, 70.0, 308.0), WidthShares.of(needs, 538));
    assertEquals(List.of(40.0, 60.0, 0.0, 70.0, 200.0), WidthShares.of(needs, 370));
    assertEquals(List.of(40.0, 60.0, 0.0, 0.0, 200.0), WidthShares.of(needs, 300));
    assertEquals(List.of(40.0, 60.0, 0.0, 0.0, 100.0), WidthShares.of(needs, 90));
  }

  @Test
  void aColumnWhoseWidthTheUserHasChosenDoesNotGiveWay() {
    assertEquals(
        List.of(95.0, 0.0, 305.0),
        WidthShares.of(
            List.of(chosen(95).yielding(1, 0), fixed(120, 120).yielding(2, 0), stretching(170)),
            400));
  }

  @Test
  void noColumnGivesWayOrShrinksForOneThatTheUserMakesWider() {
    var others = List.of(fixed(150, 90), fixed(80, 80).yielding(1, 0), stretching(170));
    var before = new ArrayList<>(List.of(chosen(100)));
    before.addAll(others);
    var after = new ArrayList<>(List.of(chosen(140)));
    after.addAll(others);
    assertEquals(List.of(100.0, 120.0, 80.0, 300.0), WidthShares.of(before, 600));
    assertEquals(List.of(140.0, 120.0, 80.0, 340.0), WidthShares.of(after, 600));
  }
}

package picklescope.view.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.view.layout.Arrangement.Composer;
import picklescope.view.layout.Arrangement.Inspector;
import picklescope.view.layout.Arrangement.InspectorPlace;
import picklescope.view.layout.Arrangement.Wishes;

/** Which panes are displayed at a size, in pixels and at a font size here. */
class ArrangementTest {
  private static Arrangement of(double width, double height, double font, Wishes wishes) {
    return Arrangement.of(width / font, height / font, wishes);
  }

  private static Wishes wishes(InspectorPlace place, boolean message) {
    return new Wishes(place, message, false, false, false);
  }

  @ParameterizedTest
  @CsvSource({
    "640, 400, 10, STRIP, BELOW, FOLDED, true",
    "640, 400, 13, STRIP, BELOW, FOLDED, true",
    "640, 400, 20, STRIP, FOLDED, FOLDED, true",
    "640, 400, 28, STRIP, NONE, FOLDED, false",
    "800, 600, 13, STRIP, BELOW, WHOLE, true",
    "800, 600, 28, STRIP, FOLDED, FOLDED, true",
    "1000, 700, 13, WHOLE, BELOW, WHOLE, true",
    "1000, 700, 20, STRIP, BELOW, FOLDED, true",
    "1000, 700, 28, STRIP, FOLDED, FOLDED, true",
    "1280, 800, 13, WHOLE, BELOW, WHOLE, true",
    "1300, 800, 13, WHOLE, BESIDE, WHOLE, true",
    "1600, 1000, 13, WHOLE, BESIDE, WHOLE, true",
    "1600, 1000, 28, STRIP, BELOW, FOLDED, true",
    "2560, 1440, 20, WHOLE, BESIDE, WHOLE, true",
    "640, 700, 13, STRIP, BELOW, NARROW, true",
  })
  void aMessageIsSelected(
      double width,
      double height,
      double font,
      Arrangement.Ports ports,
      Inspector inspector,
      Composer composer,
      boolean status) {
    var shown = of(width, height, font, wishes(InspectorPlace.AUTOMATIC, true));
    assertEquals(ports, shown.ports());
    assertEquals(inspector, shown.inspector());
    assertEquals(composer, shown.composer());
    assertEquals(status, shown.status());
    assertTrue(shown.table());
  }

  @Test
  void anInspectorWithoutAMessageTakesNoRoomAndMovesNothingElse() {
    for (double height = 14; height < 120; height++) {
      for (double width = 22; width < 200; width++) {
        var with = Arrangement.of(width, height, wishes(InspectorPlace.AUTOMATIC, true));
        var without = Arrangement.of(width, height, wishes(InspectorPlace.AUTOMATIC, false));
        assertEquals(Inspector.NONE, without.inspector());
        assertEquals(with.composer(), without.composer());
        assertEquals(with.ports(), without.ports());
        assertEquals(with.times(), without.times());
      }
    }
  }

  @Test
  void theUserChoosesThePlaceOfTheInspectorWhereThereIsRoom() {
    assertEquals(
        Inspector.BELOW, of(1600, 1000, 13, wishes(InspectorPlace.BELOW, true)).inspector());
    assertEquals(
        Inspector.BESIDE, of(1000, 700, 13, wishes(InspectorPlace.BESIDE, true)).inspector());
    assertEquals(
        Inspector.BELOW, of(640, 700, 13, wishes(InspectorPlace.BESIDE, true)).inspector());
    assertEquals(
        Inspector.NONE, of(1600, 1000, 13, wishes(InspectorPlace.HIDDEN, true)).inspector());
    assertEquals(InspectorPlace.BESIDE, InspectorPlace.named("beside"));
    assertEquals(InspectorPlace.AUTOMATIC, InspectorPlace.named("above"));
  }

  @Test
  void anEnlargedInspectorFoldsTheComposerAndInALowWindowReplacesTheTable() {
    var enlarged = new Wishes(InspectorPlace.AUTOMATIC, true, true, false, false);
    var large = of(1000, 700, 13, enlarged);
    assertEquals(Composer.FOLDED, large.composer());
    assertTrue(large.table());
    var low = of(640, 400, 28, enlarged);
    assertEquals(Inspector.ALONE, low.inspector());
    assertFalse(low.table());
    var nothing =
        of(1000, 700, 13, new Wishes(InspectorPlace.AUTOMATIC, false, true, false, false));
    assertEquals(Composer.WHOLE, nothing.composer());
    var hidden = new Wishes(InspectorPlace.HIDDEN, true, true, false, false);
    assertEquals(Inspector.BELOW, of(1000, 700, 13, hidden).inspector());
  }

  @Test
  void theComposerIsUnfoldedInTheTablesPlaceWhereThereIsNoRoomForBoth() {
    var writing = new Wishes(InspectorPlace.AUTOMATIC, true, false, true, false);
    var low = of(640, 400, 13, writing);
    assertEquals(Composer.ALONE, low.composer());
    assertEquals(Inspector.NONE, low.inspector());
    assertFalse(low.table());
    assertEquals(Composer.WHOLE, of(1000, 700, 13, writing).composer());
    var folded = new Wishes(InspectorPlace.AUTOMATIC, true, false, false, true);
    assertEquals(Composer.FOLDED, of(1000, 700, 13, folded).composer());
  }
}

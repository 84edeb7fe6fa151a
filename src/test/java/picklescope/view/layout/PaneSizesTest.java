package picklescope.view.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.view.layout.PaneSizes.Edge;
import picklescope.view.layout.Split.Limits;

/** Edges stay where the user has put them, whatever happens to window and font. */
class PaneSizesTest {
  private static final Limits NO_LIMITS = new Limits(0, 0);

  @ParameterizedTest
  @EnumSource(Edge.class)
  void nothingIsSavedThatWasNotDragged(Edge edge) {
    var saved = new HashMap<String, Double>();
    var sizes = new PaneSizes(Map.of(), saved::put);
    double before = first(sizes.get(edge), 1000, 13);
    for (double total = 300; total < 3000; total += 137) {
      for (double em : new double[] {10, 13, 28}) {
        first(sizes.get(edge), total, em);
      }
    }
    assertEquals(before, first(sizes.get(edge), 1000, 13));
    assertEquals(Map.of(), saved);
  }

  @ParameterizedTest
  @EnumSource(Edge.class)
  void whatWasDraggedIsTheSameAtEachStart(Edge edge) {
    var saved = new HashMap<String, Double>();
    var sizes = new PaneSizes(Map.of(), saved::put);
    sizes.dragged(edge, sizes.get(edge).at(333, 1000, 13));
    for (int start = 0; start < 10; start++) {
      var again = new PaneSizes(Map.copyOf(saved), saved::put);
      assertEquals(333, first(again.get(edge), 1000, 13));
      again.dragged(edge, again.get(edge).at(333, 1000, 13));
    }
  }

  @Test
  void aSizeInEmGrowsWithTheFontAndNotWithTheWindow() {
    var ports = new PaneSizes(Map.of("ports", 12.0), (_, _) -> {}).get(Edge.PORTS);
    assertEquals(156, first(ports, 1000, 13));
    assertEquals(156, first(ports, 2000, 13));
    assertEquals(336, first(ports, 1000, 28));
    var composer = new PaneSizes(Map.of("composer", 10.0), (_, _) -> {}).get(Edge.COMPOSER);
    assertEquals(570, first(composer, 700, 13));
    assertEquals(870, first(composer, 1000, 13));
  }

  @Test
  void noPaneIsSmallerThanItsLeastWhileThereIsRoom() {
    var half = new Split(Split.Rule.SHARE, 0.5);
    assertEquals(70, half.first(100, 13, new Limits(70, 0), new Limits(20, 0)));
    assertEquals(20, half.first(100, 13, new Limits(10, 0), new Limits(80, 0)));
    assertEquals(20, half.first(100, 13, new Limits(70, 0), new Limits(80, 0)));
    assertEquals(0, half.first(50, 13, new Limits(70, 0), new Limits(80, 0)));
  }

  @Test
  void aPaneOfItsPreferredSizeCannotBeDragged() {
    var folded = Split.of(Split.Rule.SECOND_PREFERRED);
    assertEquals(470, folded.first(500, 13, NO_LIMITS, new Limits(30, 30)));
    assertEquals(
        30, Split.of(Split.Rule.FIRST_PREFERRED).first(500, 13, new Limits(0, 30), NO_LIMITS));
    assertEquals(false, folded.isDraggable());
    assertEquals(500, Split.of(Split.Rule.FIRST_ONLY).first(500, 13, NO_LIMITS, new Limits(9, 9)));
    assertEquals(0, Split.of(Split.Rule.SECOND_ONLY).first(500, 13, new Limits(9, 9), NO_LIMITS));
  }

  private static double first(Split split, double total, double em) {
    return split.first(total, em, NO_LIMITS, NO_LIMITS);
  }
}

package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picklescope.view.layout.Split;

class DividedTest {
  private static final Split HALF = new Split(Split.Rule.SHARE, 0.5);

  private final Region first = new Region();
  private final Region second = new Region();

  private double length(Region pane, Orientation orientation) {
    return orientation == Orientation.HORIZONTAL ? pane.getWidth() : pane.getHeight();
  }

  @ParameterizedTest
  @EnumSource(Orientation.class)
  void aHiddenPaneHasNoLengthAlsoWhenItIsShownAgain(Orientation orientation) {
    var divided = new Divided(orientation, first, second);
    divided.resize(405, 405);
    divided.display(orientation, HALF, 13);
    divided.layout();
    assertEquals(200, length(first, orientation));
    assertEquals(200, length(second, orientation));
    divided.display(orientation, Split.of(Split.Rule.FIRST_ONLY), 13);
    divided.layout();
    assertEquals(405, length(first, orientation));
    assertEquals(0, length(second, orientation));
    divided.display(orientation, HALF, 13);
    assertEquals(0, length(second, orientation), "before it is laid out");
    divided.layout();
    assertEquals(200, length(second, orientation));
    divided.display(orientation, Split.of(Split.Rule.SECOND_ONLY), 13);
    divided.layout();
    assertEquals(0, length(first, orientation));
    assertEquals(405, length(second, orientation));
  }

  @Test
  void theEdgeIsBetweenThem() {
    var divided = new Divided(Orientation.VERTICAL, first, second);
    divided.resize(100, 405);
    divided.layout();
    assertEquals(205, second.getLayoutY());
  }
}

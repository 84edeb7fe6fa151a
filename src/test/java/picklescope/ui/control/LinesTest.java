package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Test
  void aLineIsInTheSceneFromTheTimeWhenItIsVisible() {
    var first = new Region();
    var second = new Region();
    var third = new Region();
    first.setVisible(false);
    third.setVisible(false);
    var lines = new Lines(first, second, third);
    assertEquals(List.of(second), lines.getChildren());
    third.setVisible(true);
    assertEquals(List.of(second, third), lines.getChildren());
    third.setVisible(false);
    first.setVisible(true);
    assertEquals(List.of(first, second, third), lines.getChildren());
  }
}

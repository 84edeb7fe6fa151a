package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;

/** A label for a place that may be too small for it. */
@ExtendWith(ApplicationExtension.class)
class WholeLabelTest {
  private WholeLabel label;

  @Start
  void start(Stage stage) {
    label = new WholeLabel();
    label.setText("bytes 0x002c–0x0033, 8");
    stage.setScene(new Scene(new Pane(label), 400, 100));
    stage.show();
  }

  private boolean isShown(DoubleUnaryOperator width) {
    return WindowHarness.fx(() -> {
      label.applyCss();
      label.resize(width.applyAsDouble(label.prefWidth(-1)), 20);
      label.layout();
      return label.getChildrenUnmodifiable().stream().anyMatch(Node::isVisible);
    });
  }

  @Test
  void itIsWholeOrHidden() {
    assertEquals(true, isShown(whole -> whole));
    assertEquals(false, isShown(whole -> whole - 2));
    assertEquals(true, isShown(whole -> whole + 10));
  }
}

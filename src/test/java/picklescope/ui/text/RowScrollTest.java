package picklescope.ui.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;
import picklescope.view.text.ScrollTrack;

/** A scroll bar of rows. */
@ExtendWith(ApplicationExtension.class)
class RowScrollTest {
  private final RowScroll bar = new RowScroll(Orientation.VERTICAL, _ -> {});
  private final StackPane around = new StackPane(bar);

  @Start
  void start(Stage stage) {
    stage.setScene(new Scene(around, 20, 200));
    stage.show();
  }

  private double top() {
    Node thumb = bar.lookup(".thumb");
    return thumb.getBoundsInParent().getMinY();
  }

  @Test
  void itsThumbMovesWithoutAnotherLayoutOfWhatIsAroundIt() {
    WindowHarness.fx(() -> {
      bar.display(new ScrollTrack(0, 100, 10, 0, 0));
      around.layout();
      double before = top();
      bar.display(new ScrollTrack(0, 100, 10, 50, 0));
      assertTrue(top() > before + 50, "from " + before + " to " + top());
      assertFalse(around.isNeedsLayout());
    });
  }
}

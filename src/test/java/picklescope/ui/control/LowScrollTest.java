package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertSame;

import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;

/** Controls that scroll where it is too low for them. */
@ExtendWith(ApplicationExtension.class)
class LowScrollTest {
  private final StackPane place = new StackPane();
  private Scene scene;

  @Start
  void start(Stage stage) {
    scene = new Scene(place, 400, 100);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void whatItScrollsCanBeFocusedAsSoonAsItIsDisplayed() {
    WindowHarness.fx(() -> {
      var field = new TextField();
      place.getChildren().setAll(new LowScroll(new VBox(field)));
      field.requestFocus();
      assertSame(field, scene.getFocusOwner());
    });
  }
}

package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import picklescope.Await;
import picklescope.ui.MadeEvents;
import picklescope.ui.WindowHarness;

@ExtendWith(ApplicationExtension.class)
class SecondClickTest {
  private int pressed;

  @Test
  void theLineThatTakesThePlaceOfAnotherIsNotPressedByTheSameDoubleClick() {
    var lines = new VBox();
    var first = new Button();
    var second = new Button();
    second.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> pressed++);
    WindowHarness.fx(() -> {
      SecondClick.ignore(lines);
      lines.getChildren().addAll(first, second);
      MadeEvents.press(second, 2);
      assertEquals(1, pressed);
      lines.getChildren().remove(first);
      MadeEvents.press(second, 2);
      assertEquals(1, pressed);
      MadeEvents.press(second, 1);
      assertEquals(2, pressed, "a click of its own");
    });
    Await.until(
        "a double click of its own",
        () -> {
          WindowHarness.fx(() -> MadeEvents.press(second, 2));
          return pressed == 3;
        });
  }
}

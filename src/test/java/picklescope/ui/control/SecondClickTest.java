package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import picklescope.Await;
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
      press(second, 2);
      assertEquals(1, pressed);
      lines.getChildren().remove(first);
      press(second, 2);
      assertEquals(1, pressed);
      press(second, 1);
      assertEquals(2, pressed, "a click of its own");
    });
    Await.until(
        "a double click of its own",
        () -> {
          WindowHarness.fx(() -> press(second, 2));
          return pressed == 3;
        });
  }

  private static void press(Button button, int clicks) {
    Event.fireEvent(
        button, MadeMouse.event(MouseEvent.MOUSE_PRESSED, Point2D.ZERO, Point2D.ZERO, clicks));
  }
}

package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;

/** A line with a button that copies it. */
@ExtendWith(ApplicationExtension.class)
class CopyLineTest {
  private CopyLine line;
  private VBox box;

  @Start
  void start(Stage stage) {
    line = new CopyLine(Side.RIGHT);
    box = new VBox(line);
    stage.setScene(new Scene(box, 400, 100));
    stage.show();
  }

  private double height() {
    return WindowHarness.fx(() -> box.prefHeight(400));
  }

  private Button button() {
    return (Button) line.getRight();
  }

  @Test
  void itIsCopiedAndTakesNoRoomWithoutALine() {
    assertEquals(0, height());
    WindowHarness.fx(() -> line.display(Optional.of("sudo one")));
    WindowHarness.fx(() -> button().fire());
    assertEquals("sudo one", WindowHarness.fx(() -> Clipboard.getSystemClipboard().getString()));
    WindowHarness.fx(() -> line.display(Optional.of("sudo one")));
    assertEquals("Copied", button().getText());
    WindowHarness.fx(() -> line.display(Optional.of("sudo two")));
    assertEquals("Copy", button().getText());
    WindowHarness.fx(() -> line.display(Optional.empty()));
    assertEquals(0, height());
  }
}

package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;

/** Text that JavaFX lays out slowly, or does not show. */
@ExtendWith(ApplicationExtension.class)
class EscapedInputTest {
  private TextArea area;
  private Label label;

  @Start
  void start(Stage stage) {
    area = new TextArea();
    area.setWrapText(true);
    EscapedInput.install(area, () -> true);
    label = new Label();
    stage.setScene(new Scene(new VBox(area, label), 600, 300));
    stage.show();
  }

  private String written(Runnable write) {
    return WindowHarness.fx(() -> {
      write.run();
      area.getParent().applyCss();
      area.getParent().layout();
      return area.getText();
    });
  }

  @Test
  void whatIsSetOrInsertedIsEscapedIfItIsTooMuch() {
    String most = "\u0e01".repeat(500);
    assertEquals("'" + most + "'", written(() -> area.setText("'" + most + "'")));
    assertEquals("'" + most + "a\\u0e33'", written(() -> area.insertText(501, "a\u0e33")));
    assertEquals(
        "'" + "\\u0e01".repeat(501) + "'", written(() -> area.setText("'" + most + "\u0e01'")));
    assertEquals("x", written(() -> area.replaceText(0, area.getLength(), "x")));
  }

  @Test
  void whatChangesTheDirectionIsEscaped() {
    assertEquals("'a\\u202eb'", written(() -> area.setText("'a\u202eb'")));
  }

  /** A text field with a formatter keeps the key for itself. */
  @Test
  void escapeIsLeftToTheWindow() {
    var came = new AtomicBoolean();
    WindowHarness.fx(() -> {
      area.getParent().addEventHandler(KeyEvent.KEY_PRESSED, _ -> came.set(true));
      area.requestFocus();
      area.fireEvent(
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
      return came;
    });
    assertTrue(came.get());
  }

  /** JavaFX takes minutes for it. */
  @Test
  @Timeout(60)
  void aLargeTextIsLaidOut() {
    String large = "\u0915\u094d\u0937\u093f ".repeat(4_000);
    assertEquals(4_000 * 25, written(() -> area.setText(large)).length());
    written(() -> Tips.set(label, large));
  }
}

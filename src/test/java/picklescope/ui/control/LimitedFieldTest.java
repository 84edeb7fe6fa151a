package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.ui.WindowHarness;

@ExtendWith(ApplicationExtension.class)
class LimitedFieldTest {
  private TextField field;

  @Start
  void start(Stage stage) {
    field = new LimitedField("sender");
    stage.setScene(new Scene(new VBox(field), 600, 300));
    stage.show();
  }

  private void paste(String text) {
    WindowHarness.fx(() -> {
      Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
      field.requestFocus();
      field.end();
      field.paste();
      return field;
    });
  }

  @Test
  void whatIsTooLongIsNotPastedAndThatIsReported() {
    paste(" == 'LAB-3'");
    assertEquals("sender == 'LAB-3'", field.getText());
    int windows = Window.getWindows().size();
    paste("x".repeat(InputLimit.MOST_IN_LINE));
    assertEquals("sender == 'LAB-3'", field.getText());
    assertEquals(windows + 1, Window.getWindows().size());
    WindowHarness.fx(() -> {
      field.undo();
      return field;
    });
    assertEquals("sender", field.getText());
  }

  @Test
  void escapeIsLeftToTheWindow() {
    var came = new AtomicBoolean();
    WindowHarness.fx(() -> {
      field.getParent().addEventHandler(KeyEvent.KEY_PRESSED, _ -> came.set(true));
      field.requestFocus();
      field.fireEvent(
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
      return came;
    });
    assertTrue(came.get());
  }
}

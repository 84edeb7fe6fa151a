package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.Start;
import picklescope.Python;
import picklescope.export.folder.TableFormat;

/** Messages exported in the window. */
class ExportPaneTest extends ListeningWindow {
  @TempDir private Path temp;

  @Start
  void start(Stage stage) throws Exception {
    begin(stage);
    stage.setWidth(1000);
    stage.setHeight(700);
  }

  private String status() {
    return ((Label) harness.find("export-status")).getText();
  }

  private TreeView<?> tables() {
    return harness.find("export-tables");
  }

  private boolean isShown() {
    return harness.robot.lookup("#export-tables").tryQuery().isPresent();
  }

  private void fire(String button) {
    WindowHarness.fx(() -> ((Button) harness.find(button)).fire());
  }

  @Test
  void tablesAreShownAndWritten() throws Exception {
    Python.run(
        """
        import math, pickle, socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for i in range(50):
            pose = dict(action='pose', pos=[math.sin(i / 9), 1.8, 2], quat=[0, 0, 0, 1.0], n=i)
            s.sendto(pickle.dumps(((), pose), 4), ('127.0.0.1', %d))
            if i %% 10 == 0:
                s.sendto(pickle.dumps((('start', i), {}), 4), ('127.0.0.1', %d))
        """
            .formatted(harness.port(), harness.port()));
    WindowHarness.await("all messages", () -> harness.session.capture().last() >= 55);
    for (Theme theme : Theme.values()) {
      harness.setTheme(theme);
      WindowHarness.fx(() -> harness.window.popups().export());
      WindowHarness.await(
          "the tables", () -> isShown() && status().equals("55 messages in 2 tables"));
      assertEquals(2, tables().getRoot().getChildren().size());
      picture("export", theme);
      fire("export-close");
      assertFalse(isShown());
    }
    WindowHarness.fx(() -> harness.window.popups().export());
    WindowHarness.await(
        "the tables again", () -> isShown() && status().equals("55 messages in 2 tables"));
    fire("export-write");
    assertEquals("Choose a folder for the tables.", status());
    var out = temp.resolve("out");
    WindowHarness.fx(() -> {
      ((TextField) harness.find("export-folder")).setText(out.toString());
      ComboBox<TableFormat> format = harness.find("export-format");
      format.setValue(TableFormat.CSV);
      ((TextField) harness.find("export-columns")).setText("number, pos");
    });
    fire("export-write");
    WindowHarness.await("written", () -> status().startsWith("Exported 55 messages to "));
    assertTrue(Files.exists(out.resolve("streams.json")));
    fire("export-write");
    WindowHarness.await("refused", () -> status().startsWith("There are files in "));
    picture("export-refused", Theme.DARK);
    WindowHarness.fx(() -> ((TextField) harness.find("export-columns")).setText("what"));
    WindowHarness.fx(() -> harness.find("export-columns").fireEvent(new ActionEvent()));
    assertTrue(status().startsWith("No message has a column 'what'."), status());
    fire("export-close");
    assertFalse(isShown());
  }

  private void filter(String text) {
    WindowHarness.fx(() -> {
      TextField field = harness.find("filter");
      field.setText(text);
      field.fireEvent(new ActionEvent());
    });
  }

  @Test
  void theBoxNamesTheFilterByWhichItChooses() {
    filter("foo > 1");
    WindowHarness.fx(() -> harness.window.popups().export());
    WindowHarness.await("open", this::isShown);
    CheckBox box = harness.find("export-shown");
    assertEquals("Only what the filter shows: foo > 1", box.getText());
    filter("foo > 2");
    WindowHarness.fx(box::fire);
    assertFalse(box.isSelected());
    WindowHarness.fx(box::fire);
    assertTrue(box.isSelected());
    assertEquals("Only what the filter shows: foo > 2", box.getText());
    fire("export-close");
  }

  private void picture(String name, Theme theme) {
    WindowHarness.awaitFrames(3);
    var image = WindowHarness.fx(() -> tables().getScene().snapshot(null));
    var file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
    Png.write(image, Path.of("target", "screenshots", file));
  }
}

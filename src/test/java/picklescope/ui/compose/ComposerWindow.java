package picklescope.ui.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import picklescope.net.FreePorts;
import picklescope.session.Session;
import picklescope.settings.SettingsFile;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.WindowHarness;
import picklescope.ui.files.SystemFileChoice;

/** A window with its composer, and words for what tests do to it. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
abstract class ComposerWindow {
  final ChosenFiles files = new ChosenFiles();
  WindowHarness harness;
  Stage stage;
  Path folder;
  int port;

  /** Answers for the user. */
  static final class ChosenFiles implements SendFiles {
    Optional<Path> file = Optional.empty();
    Optional<Path> shown = Optional.empty();

    @Override
    public Optional<Path> toImport() {
      return file;
    }

    @Override
    public Optional<Path> toExport() {
      return file;
    }

    @Override
    public Optional<Path> toOpenFolder() {
      return file.map(Path::getParent);
    }

    @Override
    public Optional<Path> toSend() {
      return file;
    }

    @Override
    public void reveal(Path folder) {
      shown = Optional.of(folder);
    }
  }

  /** Shows the window; TestFX finds what it has to call in the class itself only. */
  void begin(Stage first) throws Exception {
    stage = first;
    folder = Files.createTempDirectory("composer");
    port = FreePorts.next();
    open();
  }

  void open() throws Exception {
    var session = new Session(SettingsKeeper.of(new SettingsFile(folder)));
    session.ports().add(port);
    harness = new WindowHarness(stage, session, new SystemFileChoice(stage), files);
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
    try (var all = Files.walk(folder)) {
      all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
    }
  }

  void restart() {
    WindowHarness.fx(() -> harness.window.close());
    harness.session.close();
    WindowHarness.fx(() -> {
      stage = new Stage();
      open();
      return null;
    });
  }

  void save(String name, String call, String key) {
    fire("page-compose");
    type("compose-text", call);
    fire("compose-save");
    await("save-name");
    type("save-name", name);
    type("save-key", key);
    fire("save-confirm");
    WindowHarness.await("closed", () -> harness.robot.lookup("#save-confirm").tryQuery().isEmpty());
  }

  void paste(String text) {
    WindowHarness.fx(() -> {
      var content = new ClipboardContent();
      content.putString(text);
      Clipboard.getSystemClipboard().setContent(content);
    });
    harness.robot.clickOn("#compose-text").push(KeyCode.CONTROL, KeyCode.V);
  }

  <T extends Node> T await(String id) {
    WindowHarness.await(id, () -> harness.robot.lookup("#" + id).tryQuery().isPresent());
    return harness.find(id);
  }

  <T extends Node> T node(String id) {
    return harness.find(id);
  }

  Set<Node> all(String query) {
    return harness.robot.lookup(query).queryAll();
  }

  String state(String query) {
    return all(query).stream().map(node -> ((Labeled) node).getText()).findFirst().orElse("");
  }

  void fire(String id) {
    WindowHarness.fx(() -> {
      Node node = harness.find(id);
      ((ButtonBase) node).fire();
    });
  }

  void fireFirst(String query) {
    WindowHarness.fx(() -> ((ButtonBase) all(query).iterator().next()).fire());
  }

  void choose(String item) {
    WindowHarness.fx(() ->
        this.<MenuButton>node("compose-more").getItems().stream()
            .filter(one -> item.equals(one.getId()))
            .forEach(one -> one.fire()));
  }

  /** Returns the content of a file in the settings folder. */
  String file(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String field(String id) {
    return harness.<TextInputControl>find(id).getText();
  }

  String label(String id) {
    return harness.<Labeled>find(id).getText();
  }

  void type(String id, String text) {
    WindowHarness.fx(() -> harness.<TextInputControl>find(id).setText(text));
  }
}

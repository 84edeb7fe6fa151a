package picklescope.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedSend;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.view.command.Keys;

/** Keys of saved sends; no window is shown. */
class SavedKeysTest {
  private final SavedSends own = SavedSends.inMemory();
  private final SavedFiles files =
      new SavedFiles(own, SettingsKeeper.inMemory(Settings.defaults()));
  private final SavedKeys keys = new SavedKeys(files);

  @AfterEach
  void close() {
    files.close();
  }

  private static SavedSend send(String name, String key) {
    return SavedSend.of(name, Message.of(MessageForm.CALL, "send()"), "localhost")
        .named(name, "", "", key);
  }

  private void begin(SavedSend... sends) throws Exception {
    own.change(content -> content.withSends(_ -> List.of(sends)));
    files.watch(_ -> {});
    Await.until("read", () -> !files.snapshots().getFirst().content().sends().isEmpty());
  }

  private Optional<String> pressed(KeyCode code, boolean shift, boolean control) {
    return keys.pressed(
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false))
        .map(SavedSend::name);
  }

  @Test
  void aKeySendsTheOneThatHasIt() throws Exception {
    begin(send("eight", "F8"), send("one", "ctrl + 1"), send("none", ""), send("odd", "Ctrl+'k'"));
    assertEquals(Optional.of("eight"), pressed(KeyCode.F8, false, false));
    assertEquals(Optional.of("one"), pressed(KeyCode.DIGIT1, false, true));
    assertEquals(Optional.empty(), pressed(KeyCode.F8, true, false));
    assertEquals(Optional.empty(), pressed(KeyCode.F8, false, true));
    assertEquals(Optional.empty(), pressed(KeyCode.K, false, true));
    assertEquals("", keys.problem(own, "F8"));
  }

  @Test
  void aKeyOfTheWindowSendsNothing() throws Exception {
    begin(send("copy", "Ctrl+C"), send("help", "F1"));
    keys.setTaken(List.of(Keys.of("Ctrl+C"), Keys.of("F1"))::contains);
    assertEquals(Optional.empty(), pressed(KeyCode.C, false, true));
    assertEquals(Optional.empty(), pressed(KeyCode.F1, false, false));
    assertTrue(keys.problem(own, "F1").startsWith("F1 is a key of the window."));
  }

  @Test
  void theKeysOfAnOpenedFileSendNothing(@TempDir Path folder) throws Exception {
    begin(send("mine", "F9"));
    String theirs = "{\"sends\": [{\"name\": \"x\", \"key\": \"F8\", \"text\": \"send()\"}]}";
    files.open(Files.writeString(folder.resolve("theirs.json"), theirs));
    Await.until("opened", () -> files.snapshots().size() == 2);
    var opened = files.snapshots().getLast();
    assertEquals("F8", opened.content().sends().getFirst().key());
    assertEquals(Optional.empty(), pressed(KeyCode.F8, false, false));
    assertEquals(Optional.of("mine"), pressed(KeyCode.F9, false, false));
    assertTrue(keys.problem(opened.file(), "F8").startsWith("Keys work in my settings folder"));
  }
}

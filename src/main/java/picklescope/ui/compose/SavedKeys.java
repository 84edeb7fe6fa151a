package picklescope.ui.compose;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.input.KeyEvent;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.send.SavedSend;
import picklescope.view.command.Keys;
import picklescope.view.compose.SaveDraft;

/**
 * The keys that send saved messages. A key works only in the user's own file, because other files
 * may be someone else's and may change at any time, and only if the window does not use it.
 */
final class SavedKeys implements SaveDraft.Keys {
  private final SavedFiles saved;
  private Predicate<Keys> taken = _ -> false;

  SavedKeys(SavedFiles saved) {
    this.saved = saved;
  }

  /** Sets the keys that the window uses itself. */
  void setTaken(Predicate<Keys> newTaken) {
    taken = newTaken;
  }

  /** Returns the send that a pressed key sends. */
  Optional<SavedSend> pressed(KeyEvent key) {
    return ownSends().stream()
        .filter(one ->
            Keys.entered(one.key())
                .filter(keys -> isPressed(keys, key) && !taken.test(keys))
                .isPresent())
        .findFirst();
  }

  private static boolean isPressed(Keys keys, KeyEvent key) {
    boolean shortcut = key.isShortcutDown(); // Ctrl, on macOS Command
    boolean other = key.isControlDown() && key.isMetaDown();
    var held = keys.modifiers();
    return keys.key().equals(key.getCode().getName())
        && held.contains("Ctrl") == shortcut
        && held.contains("Alt") == key.isAltDown()
        && held.contains("Shift") == key.isShiftDown()
        && (shortcut ? !other : !key.isControlDown() && !key.isMetaDown());
  }

  private List<SavedSend> ownSends() {
    return saved.snapshots().stream()
        .filter(SavedFiles.Snapshot::isOwn)
        .flatMap(file -> file.content().sends().stream())
        .toList();
  }

  /** Returns why the key of a send does not work, for the user; empty if it works. */
  String problem(SavedSends file, String key) {
    var keys = Keys.entered(key);
    if (keys.isEmpty()) {
      return "Enter a key such as F8 or Ctrl+5.";
    }
    if (taken.test(keys.get())) {
      return "%s is a key of the window. Choose another key.".formatted(key.strip());
    }
    return file == saved.own() ? "" : SaveDraft.NOT_OWN;
  }

  @Override
  public Optional<String> key(String text) {
    return Keys.entered(text).map(Keys::text);
  }

  @Override
  public boolean isTaken(String key) {
    return taken.test(Keys.of(key));
  }
}

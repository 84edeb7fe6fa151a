package picklescope.ui;

import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import picklescope.ui.compose.Composer;

/**
 * Keys of the window that no command has: Alt+Shift with an arrow moves the edge of a pane, and the
 * user's keys send saved messages.
 */
final class PaneKeys {
  private PaneKeys() {}

  /** Listens to the keys of a window; to be called after the commands have been installed. */
  static void install(Scene scene, Composer composer) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (!key.isConsumed()
              && (DividerKeys.pressed(scene, key) || (maySend(key) && composer.sendByKey(key)))) {
            key.consume();
          }
        });
  }

  /** Returns whether a key may send a message: keys that write text do not. */
  private static boolean maySend(KeyEvent key) {
    return key.getCode().isFunctionKey() || key.isShortcutDown() || key.isAltDown();
  }
}

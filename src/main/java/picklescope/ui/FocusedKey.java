package picklescope.ui;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import picklescope.system.OperatingSystem;

/** Presses keys where the keyboard focus is, for menu items of what controls do by a key. */
final class FocusedKey {
  private static final boolean MAC = OperatingSystem.running() == OperatingSystem.MAC;

  private FocusedKey() {}

  /** Presses a key together with Ctrl, on macOS with Command. */
  static void press(Scene scene, KeyCode code) {
    var owner = scene.getFocusOwner();
    if (owner != null) {
      var pressed = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, !MAC, false, MAC);
      Event.fireEvent(owner, pressed);
    }
  }
}

package picklescope.ui;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Gives the root of a scene the pseudo-class {@code keyboard} from a key to the next click.
 * JavaFX's {@code :focus-visible} is only set where Tab moves the focus, not where a key of the
 * program does.
 */
final class KeyboardMark {
  static final PseudoClass KEYBOARD = PseudoClass.getPseudoClass("keyboard");

  private KeyboardMark() {}

  /** Listens to the keys and clicks of a scene. */
  static void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> mark(scene, true));
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> mark(scene, false));
  }

  private static void mark(Scene scene, boolean keyboard) {
    scene.getRoot().pseudoClassStateChanged(KEYBOARD, keyboard);
  }
}

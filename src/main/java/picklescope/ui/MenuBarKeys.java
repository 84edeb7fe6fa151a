package picklescope.ui;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * Makes the keys of a menu bar those of other programs: only Alt alone goes to the bar, not Alt
 * that was pressed with another key, for example to move a column; and Enter, like Down, opens the
 * menu at which the keyboard is.
 */
final class MenuBarKeys {
  private final MenuBar bar;
  private boolean altAlone;

  private MenuBarKeys(MenuBar bar) {
    this.bar = bar;
  }

  /** Listens to the keys of a scene before the bar does, which has no skin yet. */
  static void install(Scene scene, MenuBar bar) {
    var keys = new MenuBarKeys(bar);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, keys::pressed);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, keys::released);
  }

  private void pressed(KeyEvent key) {
    altAlone = key.getCode() == KeyCode.ALT;
    boolean opens = key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE;
    if (opens && isAtTitle()) {
      key.consume(); // it would go to the focused control
      var down =
          new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false);
      Event.fireEvent(bar, down);
    }
  }

  /** A popup takes the keys it uses, so that they are not seen here. */
  private void released(KeyEvent key) {
    if (key.getCode() == KeyCode.ALT && (!altAlone || isPopupOpen())) {
      key.consume();
    }
  }

  /** The bar marks the title at which the keyboard is as if the pointer were there. */
  private boolean isAtTitle() {
    return !bar.isHover() && bar.lookupAll(".menu-button").stream().anyMatch(Node::isHover);
  }

  private static boolean isPopupOpen() {
    return Window.getWindows().stream()
        .anyMatch(one -> one instanceof PopupWindow && !(one instanceof Tooltip));
  }
}

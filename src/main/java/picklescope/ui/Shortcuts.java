package picklescope.ui;

import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/** Keys that work anywhere in the window. */
final class Shortcuts {
  private final MainWindow window;

  Shortcuts(MainWindow window) {
    this.window = window;
  }

  void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent key) {
    if (key.isShortcutDown() && !key.isAltDown() && withControl(key)) {
      key.consume();
    }
  }

  private boolean withControl(KeyEvent key) {
    switch (key.getCode()) {
      case PLUS, EQUALS, ADD -> window.changeFontSize(1);
      case MINUS, SUBTRACT -> window.changeFontSize(-1);
      case DIGIT0, NUMPAD0 -> window.resetFontSize();
      case D -> window.switchTheme();
      case P -> window.top().pause.fire();
      case F -> window.events().focusFilter();
      case G -> window.events().goTo();
      case K -> window.top().clear.fire();
      case M -> window.composer().focusMessage();
      case L -> window.files().backToLive();
      case O -> window.files().open();
      case S -> window.files().saveAll();
      case T -> window.events().table().requestFocus();
      default -> {
        return false;
      }
    }
    return true;
  }
}

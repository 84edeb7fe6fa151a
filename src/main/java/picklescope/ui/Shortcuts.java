package picklescope.ui;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Keys that work anywhere in the window. */
final class Shortcuts {
  private final MainWindow window;
  private final PaneCycle panes;

  Shortcuts(MainWindow window) {
    this.window = window;
    panes = new PaneCycle(window::panes);
  }

  void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void pressed(KeyEvent key) {
    boolean alone = !key.isShortcutDown() && !key.isAltDown();
    if (alone && key.getCode() == KeyCode.F11) {
      window.enlargeInspector();
      key.consume();
    } else if (panes.pressed(key)
        || (!alone && !key.isAltDown() && withControl(key))
        || (isKeyToSend(key) && window.composer().sendByKey(key))) {
      key.consume();
    }
  }

  /** Keys that write text send nothing. */
  private static boolean isKeyToSend(KeyEvent key) {
    return key.getCode().isFunctionKey() || key.isShortcutDown() || key.isAltDown();
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
      case E -> window.events().rowMenu().withSelected(1, window.composer()::edit);
      case PERIOD -> window.composer().stopAll();
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

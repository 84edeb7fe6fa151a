package picklescope.ui;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Keys that work anywhere in the window. */
final class Shortcuts {
  private static final Set<KeyCombination> ALONE =
      Set.of(
          new KeyCodeCombination(KeyCode.F1),
          new KeyCodeCombination(KeyCode.C, KeyCombination.ALT_DOWN),
          new KeyCodeCombination(KeyCode.F, KeyCombination.ALT_DOWN),
          new KeyCodeCombination(KeyCode.F6),
          new KeyCodeCombination(KeyCode.F6, KeyCombination.SHIFT_DOWN),
          new KeyCodeCombination(KeyCode.F11),
          control(KeyCode.A),
          control(KeyCode.C),
          control(KeyCode.V),
          control(KeyCode.X),
          control(KeyCode.Z),
          control(KeyCode.ENTER));

  private final MainWindow window;
  private final PaneCycle panes;
  private final Map<KeyCode, Runnable> withControl;

  Shortcuts(MainWindow window) {
    this.window = window;
    panes = new PaneCycle(window::panes);
    withControl = withControl();
  }

  void install(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::unused);
  }

  private void pressed(KeyEvent key) {
    boolean alone = !key.isShortcutDown() && !key.isAltDown();
    if (alone && key.getCode() == KeyCode.F11) {
      window.enlargeInspector();
      key.consume();
    } else if (panes.pressed(key)
        || DividerKeys.pressed(window.stage().getScene(), key)
        || (!alone && !key.isAltDown() && control(key))
        || (key.isAltDown() && !key.isShortcutDown() && withAlt(key))
        || (isKeyToSend(key) && window.composer().sendByKey(key))) {
      key.consume();
    }
  }

  private boolean control(KeyEvent key) {
    var action = Optional.ofNullable(withControl.get(key.getCode()));
    action.ifPresent(Runnable::run);
    return action.isPresent();
  }

  /** A key for which no pane has a use; the filter explains itself. */
  private void unused(KeyEvent key) {
    if (key.getCode() == KeyCode.F1) {
      window.top().keys.fire();
      key.consume();
    }
  }

  /** Keys that write text send nothing. */
  private static boolean isKeyToSend(KeyEvent key) {
    return key.getCode().isFunctionKey() || key.isShortcutDown() || key.isAltDown();
  }

  /** Opens a menu; JavaFX's own mnemonics move the keyboard to its button, and no more. */
  private boolean withAlt(KeyEvent key) {
    switch (key.getCode()) {
      case F -> open(window.top().file);
      case C -> open(window.top().columns);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** When the key has been dealt with, for the menu takes the keys that follow. */
  private static void open(MenuButton button) {
    button.requestFocus();
    Platform.runLater(button::show);
  }

  /** Whether a key does something in the window already. */
  boolean isTaken(KeyCombination key) {
    return withControl.keySet().stream().anyMatch(code -> key.equals(control(code)))
        || ALONE.contains(key);
  }

  private static KeyCombination control(KeyCode code) {
    return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
  }

  private Map<KeyCode, Runnable> withControl() {
    return Map.ofEntries(
        Map.entry(KeyCode.PLUS, () -> window.changeFontSize(1)),
        Map.entry(KeyCode.EQUALS, () -> window.changeFontSize(1)),
        Map.entry(KeyCode.ADD, () -> window.changeFontSize(1)),
        Map.entry(KeyCode.MINUS, () -> window.changeFontSize(-1)),
        Map.entry(KeyCode.SUBTRACT, () -> window.changeFontSize(-1)),
        Map.entry(KeyCode.DIGIT0, () -> window.resetFontSize()),
        Map.entry(KeyCode.NUMPAD0, () -> window.resetFontSize()),
        Map.entry(KeyCode.D, () -> window.switchTheme()),
        Map.entry(KeyCode.P, () -> window.top().pause.fire()),
        Map.entry(KeyCode.F, () -> window.events().focusFilter()),
        Map.entry(KeyCode.G, () -> window.events().goTo()),
        Map.entry(KeyCode.K, () -> window.top().clear.fire()),
        Map.entry(KeyCode.M, () -> window.composer().focusMessage()),
        Map.entry(
            KeyCode.E, () -> window.events().rowMenu().withSelected(1, window.composer()::edit)),
        Map.entry(KeyCode.PERIOD, () -> window.composer().stopAll()),
        Map.entry(KeyCode.L, () -> window.files().backToLive()),
        Map.entry(KeyCode.O, () -> window.files().open()),
        Map.entry(KeyCode.S, () -> window.files().saveAll()),
        Map.entry(KeyCode.T, () -> window.events().table().requestFocus()));
  }
}

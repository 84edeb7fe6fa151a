package picklescope.ui.control;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import picklescope.view.command.Keys;

/**
 * Keys that a menu item shows at its right and that something else handles: JavaFX would run the
 * item of a key wherever it is pressed, also where the user writes text.
 */
final class ShownKeys extends KeyCombination {
  private final Keys keys;

  ShownKeys(Keys keys) {
    this.keys = keys;
  }

  @Override
  public boolean match(KeyEvent event) {
    return false;
  }

  @Override
  public String getName() {
    return keys.text();
  }

  @Override
  public String getDisplayText() {
    return keys.shown();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShownKeys others && others.keys.equals(keys);
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }
}

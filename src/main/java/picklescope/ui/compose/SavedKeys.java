package picklescope.ui.compose;

import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import picklescope.view.compose.SaveDraft;

/** The keys of saved sends in JavaFX's notation. */
final class SavedKeys implements SaveDraft.Keys {
  private Predicate<KeyCombination> taken = _ -> false;

  /** Sets the keys that the window uses itself. */
  void setTaken(Predicate<KeyCombination> newTaken) {
    taken = newTaken;
  }

  @Override
  public Optional<String> key(String text) {
    return combination(text).map(KeyCombination::getName);
  }

  @Override
  public boolean isTaken(String key) {
    return taken.test(KeyCombination.valueOf(key));
  }

  /** Returns whether an event presses a key. */
  static boolean isPressed(String key, KeyEvent event) {
    return combination(key).filter(it -> it.match(event)).isPresent();
  }

  /** Parses a key; empty if the text is not a key, or is a key that types text. */
  private static Optional<KeyCombination> combination(String text) {
    if (!text.strip().matches("(?i)F\\d{1,2}|.*(ctrl|shortcut|alt|meta)\\s*\\+.*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          KeyCombination.valueOf(text.strip().replaceAll("(?i)\\bctrl\\b", "Shortcut")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

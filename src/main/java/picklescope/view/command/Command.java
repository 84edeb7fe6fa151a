package picklescope.view.command;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Something that the user can do in the window by a button, a menu or a key. For the thread of the
 * window.
 *
 * @param id identifies it in its catalogue; not for the user
 * @param name its name in menus and in help
 * @param help what it does, in a line for tooltips; may be empty
 * @param keys the keys that run it, the one to be shown first; may be empty
 * @param yields whether its keys run it only where no pane has another use for them
 * @param enabled whether it can be run now
 * @param selected whether it is on, for a command that switches something on and off
 * @param action what it does
 */
public record Command(
    String id,
    String name,
    String help,
    List<Keys> keys,
    boolean yields,
    BooleanSupplier enabled,
    Optional<BooleanSupplier> selected,
    Runnable action) {
  /** Copies the list of keys. */
  public Command {
    keys = List.copyOf(keys);
  }

  /** Returns a command without help and keys, which can always be run. */
  public static Command of(String id, String name, Runnable action) {
    return new Command(id, name, "", List.of(), false, () -> true, Optional.empty(), action);
  }

  /** Returns a copy with another help text. */
  public Command withHelp(String text) {
    return new Command(id, name, text, keys, yields, enabled, selected, action);
  }

  /**
   * Returns a copy with other keys.
   *
   * @throws IllegalArgumentException if a text does not name keys
   */
  public Command withKeys(String... texts) {
    var parsed = Stream.of(texts).map(Keys::of).toList();
    return new Command(id, name, help, parsed, yields, enabled, selected, action);
  }

  /** Returns a copy whose keys run it only where no pane has another use for them. */
  public Command yielding() {
    return new Command(id, name, help, keys, true, enabled, selected, action);
  }

  /** Returns a copy that can be run only while a condition holds. */
  public Command enabledIf(BooleanSupplier condition) {
    return new Command(id, name, help, keys, yields, condition, selected, action);
  }

  /** Returns a copy that switches something on and off. */
  public Command selectedIf(BooleanSupplier condition) {
    return new Command(id, name, help, keys, yields, enabled, Optional.of(condition), action);
  }

  /** Runs it; has no effect if it is not enabled. */
  public void run() {
    if (enabled.getAsBoolean()) {
      action.run();
    }
  }

  /** Returns whether it is on; {@code false} for a command that switches nothing. */
  public boolean isSelected() {
    return selected.filter(BooleanSupplier::getAsBoolean).isPresent();
  }

  /** Returns the help with the first of the keys, such as {@code "Clear the table (Ctrl+K)"}. */
  public String tooltip() {
    return keys.isEmpty() ? help : "%s (%s)".formatted(help, keys.getFirst().shown());
  }

  /** Returns the name with the first of the keys, such as {@code "Clear (Ctrl+K)"}. */
  public String menuText() {
    return keys.isEmpty() ? name : "%s  (%s)".formatted(name, keys.getFirst().shown());
  }
}

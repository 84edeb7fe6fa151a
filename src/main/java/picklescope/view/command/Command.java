package picklescope.view.command;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Something that the user can do in the window by a button, a menu or a key. For the thread of the
 * window.
 *
 * @param id identifies it in its catalogue; not for the user
 * @param name its name in help
 * @param help what it does, in a line for tooltips; may be empty
 * @param place where its keys run it
 * @param keys the keys that run it, the one to be shown first; may be empty
 * @param sameKeys further keys, which are not shown: the same ones on other keyboards
 * @param yields whether its keys run it only where no pane has another use for them
 * @param enabled whether it can be run now
 * @param selected whether it is on, for a command that switches something on and off
 * @param label returns its name in menus, which may depend on the state of the window
 * @param action what it does
 */
public record Command(
    String id,
    String name,
    String help,
    Place place,
    List<Keys> keys,
    List<Keys> sameKeys,
    boolean yields,
    BooleanSupplier enabled,
    Optional<BooleanSupplier> selected,
    Supplier<String> label,
    Runnable action) {
  /** Copies the lists of keys. */
  public Command {
    keys = List.copyOf(keys);
    sameKeys = List.copyOf(sameKeys);
  }

  /** Returns a command without help and keys, which can always be run. */
  public static Command of(String id, String name, Runnable action) {
    return new Command(
        id,
        name,
        "",
        Place.ANYWHERE,
        List.of(),
        List.of(),
        false,
        () -> true,
        Optional.empty(),
        () -> name,
        action);
  }

  /** Returns a copy with another help text. */
  public Command withHelp(String text) {
    return new Command(
        id, name, text, place, keys, sameKeys, yields, enabled, selected, label, action);
  }

  /** Returns a copy whose name in menus depends on the state of the window. */
  public Command withLabel(Supplier<String> text) {
    return new Command(
        id, name, help, place, keys, sameKeys, yields, enabled, selected, text, action);
  }

  /**
   * Returns a copy with other keys.
   *
   * @throws IllegalArgumentException if a text does not name keys
   */
  public Command withKeys(String... texts) {
    return new Command(
        id, name, help, place, parsed(texts), sameKeys, yields, enabled, selected, label, action);
  }

  /**
   * Returns a copy with further keys that are not shown, such as those of a number pad.
   *
   * @throws IllegalArgumentException if a text does not name keys
   */
  public Command withSameKeys(String... texts) {
    return new Command(
        id, name, help, place, keys, parsed(texts), yields, enabled, selected, label, action);
  }

  private static List<Keys> parsed(String... texts) {
    return Stream.of(texts).map(Keys::of).toList();
  }

  /** Returns a copy whose keys run it only in a place. */
  public Command in(Place where) {
    return new Command(
        id, name, help, where, keys, sameKeys, yields, enabled, selected, label, action);
  }

  /** Returns a copy whose keys run it only where no pane has another use for them. */
  public Command yielding() {
    return new Command(
        id, name, help, place, keys, sameKeys, true, enabled, selected, label, action);
  }

  /** Returns a copy that can be run only while a condition holds. */
  public Command enabledIf(BooleanSupplier condition) {
    return new Command(
        id, name, help, place, keys, sameKeys, yields, condition, selected, label, action);
  }

  /** Returns a copy that switches something on and off. */
  public Command selectedIf(BooleanSupplier condition) {
    return new Command(
        id,
        name,
        help,
        place,
        keys,
        sameKeys,
        yields,
        enabled,
        Optional.of(condition),
        label,
        action);
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

  /** Returns all keys that run it. */
  public List<Keys> allKeys() {
    return Stream.concat(keys.stream(), sameKeys.stream()).toList();
  }

  /** Returns the help with the first of the keys, such as {@code "Clear the table (Ctrl+K)"}. */
  public String tooltip() {
    String text = help.isEmpty() ? name : help;
    return keys.isEmpty() ? text : "%s (%s)".formatted(text, keys.getFirst().shown());
  }
}

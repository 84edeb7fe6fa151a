package picklescope.view.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A key with the modifier keys that are held with it, such as {@code Ctrl+Shift+S}.
 *
 * @param text modifiers of {@code Ctrl}, {@code Alt}, {@code Shift} in this order, each with a
 *     {@code +}, and the name of the key as JavaFX's {@code KeyCode.getName()} has it; {@code Ctrl}
 *     is the Command key on macOS
 */
public record Keys(String text) {
  private static final Pattern FORM =
      Pattern.compile("(Ctrl\\+)?(Alt\\+)?(Shift\\+)?[A-Z0-9][A-Za-z0-9 ]*");

  private static final Pattern ENTERED =
      Pattern.compile(
          "((?:(?:ctrl|shortcut|alt|shift)\\s*\\+\\s*)*)(f(?:1?[1-9]|10|2[0-4])|[a-z0-9])");

  /** The names of keys that are shown as characters. */
  private static final Map<String, String> SIGNS =
      Map.of("Plus", "+", "Minus", "-", "Equals", "=", "Period", ".", "Slash", "/");

  /** Checks the form. */
  public Keys {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a key: " + text);
    }
  }

  /**
   * Returns the keys with a text.
   *
   * @throws IllegalArgumentException if it does not have the form
   */
  public static Keys of(String text) {
    return new Keys(text);
  }

  /**
   * Returns the keys that a user has written, such as {@code ctrl + 1}; empty if they are not keys
   * that a user can assign: a function key, or a letter or digit with Ctrl or Alt.
   */
  public static Optional<Keys> entered(String text) {
    var form = ENTERED.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    String modifiers = form.group(1).replace("shortcut", "ctrl");
    String key = form.group(2).toUpperCase(Locale.ROOT);
    boolean plain = !modifiers.contains("ctrl") && !modifiers.contains("alt");
    if (key.length() == 1 && plain) {
      return Optional.empty();
    }
    return Optional.of(
        of(
            (modifiers.contains("ctrl") ? "Ctrl+" : "")
                + (modifiers.contains("alt") ? "Alt+" : "")
                + (modifiers.contains("shift") ? "Shift+" : "")
                + key));
  }

  /** Returns the name of the key without the modifiers. */
  public String key() {
    return text.substring(text.lastIndexOf('+') + 1);
  }

  /** Returns the names of the modifiers. */
  public List<String> modifiers() {
    var names = new ArrayList<>(List.of(text.split("\\+")));
    names.removeLast();
    return List.copyOf(names);
  }

  /** Returns the text for the user, such as {@code Ctrl+.}. */
  public String shown() {
    String key = key();
    return text.substring(0, text.length() - key.length()) + SIGNS.getOrDefault(key, key);
  }
}

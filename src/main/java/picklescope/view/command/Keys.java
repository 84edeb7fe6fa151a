package picklescope.view.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

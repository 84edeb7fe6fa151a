package picklescope.settings;

import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The key of a value in {@link Settings}: its name in the settings file, its default, and the range
 * into which every value is brought. Two keys are equal only if they are the same object.
 *
 * @param <T> its type; immutable
 */
public final class Setting<T> {
  private final String name;
  private final T defaultValue;
  private final UnaryOperator<T> range;
  private final Codec<T> codec;

  Setting(String name, T defaultValue, UnaryOperator<T> range, Codec<T> codec) {
    this.name = name;
    this.defaultValue = range.apply(defaultValue);
    this.range = range;
    this.codec = codec;
  }

  /** Returns its name in the settings file. */
  public String name() {
    return name;
  }

  /** Returns the value that a first start has. */
  public T defaultValue() {
    return defaultValue;
  }

  /** Returns the nearest value in the range. */
  T inRange(T value) {
    return range.apply(value);
  }

  /** Returns the value in a settings file; the default if it is missing or has the wrong type. */
  T read(ObjectNode json) {
    return value(json.path(name));
  }

  private T value(JsonNode json) {
    return codec.read().apply(json).map(range).orElse(defaultValue);
  }

  /** Writes a value into a settings file, in which items that are not read stay. */
  void write(T value, ObjectNode json) {
    var node = codec.write().apply(value);
    if (!node.isMissingNode()) {
      json.set(name, unread().keptIn(node, json.path(name)));
    }
  }

  /** Returns what finds the items of the value in a settings file that are not read. */
  UnreadItems<T> unread() {
    return new UnreadItems<>(this::value);
  }

  @Override
  public String toString() {
    return name;
  }
}

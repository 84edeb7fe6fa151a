package picklescope.settings;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of {@link Settings}: its name in the settings file, its usual value, and the range into which
 * every value is brought. Two are the same only if they are the same object.
 *
 * @param <T> its type; immutable
 */
public final class Setting<T> {
  private final String name;
  private final T usual;
  private final UnaryOperator<T> range;
  private final Codec<T> codec;

  Setting(String name, T usual, UnaryOperator<T> range, Codec<T> codec) {
    this.name = name;
    this.usual = range.apply(usual);
    this.range = range;
    this.codec = codec;
  }

  /** Returns its name in the settings file. */
  public String name() {
    return name;
  }

  /** Returns what a first start has. */
  public T usual() {
    return usual;
  }

  /** Returns the nearest value that is sensible. */
  T inRange(T value) {
    return range.apply(value);
  }

  /** Returns what a settings file says; the usual value if it says nothing of the kind. */
  T read(ObjectNode json) {
    return codec.read().apply(json.path(name)).map(range).orElse(usual);
  }

  /** Sets its field. */
  void write(T value, ObjectNode json) {
    var node = codec.write().apply(value);
    if (codec.keeps()
        && node instanceof ObjectNode object
        && json.get(name) instanceof ObjectNode there) {
      there.setAll(object);
    } else if (!node.isMissingNode()) {
      json.set(name, node);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}

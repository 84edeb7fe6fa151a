package picklescope.python;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Conversions between Java values and Python values. */
public final class PyValues {
  private PyValues() {}

  /** Returns the text of a str, or of a Python 2 str in UTF-8; empty for any other value. */
  public static Optional<String> text(PyValue value) {
    return switch (value) {
      case PyStr text -> Optional.of(text.toString());
      case PyStr2 text -> text.text().map(PyStr::toString);
      default -> Optional.empty();
    };
  }

  /**
   * Returns the Python value that corresponds to a Java value:
   *
   * <ul>
   *   <li>a {@link PyValue} is returned unchanged; {@code null} becomes {@code None}
   *   <li>{@code Boolean} becomes bool; integral numbers up to {@link BigInteger} become int;
   *       {@code Float} and {@code Double} become float
   *   <li>{@link CharSequence} and {@code Character} become str; {@code byte[]} becomes bytes
   *   <li>{@link List} and other arrays become list; {@link Set} becomes set; {@link Map} becomes
   *       dict, in the map's order. Use a {@link PyTuple} for a tuple
   * </ul>
   *
   * <p>A container that occurs twice is shared, and one that contains itself is cyclic, as in
   * Python.
   *
   * @throws IllegalArgumentException for any other class, and for a list, dict or set where Python
   *     requires a hashable value
   */
  @SuppressWarnings("exports") // who compiles without JSpecify only lacks the annotation
  public static PyValue of(@Nullable Object value) {
    return new Conversion().run(value);
  }

  /** Queues work instead of recursing, because values may be nested without limit. */
  private static final class Conversion {
    private final Map<Object, PyValue> containers = new IdentityHashMap<>();
    private final ArrayDeque<Runnable> work = new ArrayDeque<>();

    PyValue run(@Nullable Object value) {
      var result = convert(value);
      for (var task = work.poll(); task != null; task = work.poll()) {
        task.run();
      }
      return result;
    }

    private PyValue convert(@Nullable Object value) {
      return switch (value) {
        case null -> PyNone.NONE;
        case PyValue python -> python;
        case Boolean bool -> PyBool.of(bool);
        case Byte number -> PyInt.of(number.longValue());
        case Short number -> PyInt.of(number.longValue());
        case Integer number -> PyInt.of(number.longValue());
        case Long number -> PyInt.of(number);
        case BigInteger number -> PyInt.of(number);
        case Float number -> new PyFloat(number);
        case Double number -> new PyFloat(number);
        case Character character -> PyStr.of(character.toString());
        case CharSequence text -> PyStr.of(text.toString());
        case byte[] bytes -> PyBytes.of(bytes.clone());
        case List<?> _, Map<?, ?> _, Set<?> _ -> container(value);
        default -> {
          if (value.getClass().isArray()) {
            yield container(value);
          }
          throw new IllegalArgumentException(
              "There is no Python value for a Java %s. Use numbers, strings, byte[], List, Set, Map or a PyValue."
                  .formatted(value.getClass().getName()));
        }
      };
    }

    private PyValue container(Object value) {
      var known = containers.get(value);
      if (known != null) {
        return known;
      }
      var made = made(value);
      containers.put(value, made);
      return made;
    }

    private PyValue made(Object value) {
      switch (value) {
        case Set<?> set -> {
          var made = PySet.of();
          work.add(() -> set.forEach(item -> made.add(hashable(item))));
          return made;
        }
        case Map<?, ?> map -> {
          var made = PyDict.of();
          work.add(() -> map.forEach((key, item) -> made.put(hashable(key), convert(item))));
          return made;
        }
        case List<?> list -> {
          return list(list);
        }
        default -> {
          int length = Array.getLength(value);
          var items = new ArrayList<@Nullable Object>(length);
          for (int i = 0; i < length; i++) {
            items.add(Array.get(value, i));
          }
          return list(items);
        }
      }
    }

    private PyValue list(List<? extends @Nullable Object> items) {
      var made = PyList.of();
      work.add(() -> items.forEach(item -> made.add(convert(item))));
      return made;
    }

    private PyValue hashable(@Nullable Object value) {
      var made = convert(value);
      if (made instanceof PyList
          || made instanceof PyDict
          || made instanceof PySet
          || made instanceof PyByteArray) {
        throw new IllegalArgumentException(
            "A list, dict or set cannot be a dict's key or in a set, in Python. Use a PyTuple or a"
                + " PyFrozenSet.");
      }
      return made;
    }
  }
}

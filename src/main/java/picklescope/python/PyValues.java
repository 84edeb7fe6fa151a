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

/** Java's values as Python's. */
public final class PyValues {
  private PyValues() {}

  /** The text of a str, of Python 2 also when it is UTF-8; empty for any other value. */
  public static Optional<String> text(PyValue value) {
    return switch (value) {
      case PyStr text -> Optional.of(text.toString());
      case PyStr2 text -> text.text().map(PyStr::toString);
      default -> Optional.empty();
    };
  }

  /**
   * The Python value that corresponds to a Java value:
   *
   * <ul>
   *   <li>a {@link PyValue} is itself; {@code null} is {@code None}
   *   <li>{@code Boolean} is bool; whole numbers up to {@link BigInteger} are int; {@code Float}
   *       and {@code Double} are float
   *   <li>{@link CharSequence} and {@code Character} are str; {@code byte[]} is bytes
   *   <li>{@link List} and other arrays are list; {@link Set} is set; {@link Map} is dict, in the
   *       map's order. For a tuple give a {@link PyTuple}
   * </ul>
   *
   * <p>A container that occurs twice is shared, as in Python; one that contains itself does so.
   *
   * @throws IllegalArgumentException for any other class, and for a list or dict where Python wants
   *     something hashable
   */
  public static PyValue of(Object value) {
    return new Conversion().run(value);
  }

  /** Work is queued instead of recursed into: values may be nested without limit. */
  private static final class Conversion {
    private final Map<Object, PyValue> containers = new IdentityHashMap<>();
    private final ArrayDeque<Runnable> work = new ArrayDeque<>();

    PyValue run(Object value) {
      var result = convert(value);
      for (var task = work.poll(); task != null; task = work.poll()) {
        task.run();
      }
      return result;
    }

    private PyValue convert(Object value) {
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
          var items = new ArrayList<Object>(length);
          for (int i = 0; i < length; i++) {
            items.add(Array.get(value, i));
          }
          return list(items);
        }
      }
    }

    private PyValue list(List<?> items) {
      var made = PyList.of();
      work.add(() -> items.forEach(item -> made.add(convert(item))));
      return made;
    }

    private PyValue hashable(Object value) {
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

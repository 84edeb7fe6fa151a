package picklescope.view.inspect;

import java.util.ArrayDeque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picklescope.python.Part;
import picklescope.python.Parts;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;

/**
 * Searches values and all that they contain for a text. Each value is looked at once, in however
 * many others it is. For one thread.
 */
final class PartSearch {
  private final Predicate<String> wanted;
  private final Map<PyValue, Boolean> known = new IdentityHashMap<>();
  private final ArrayDeque<Open> open = new ArrayDeque<>(); // values may be nested deeply

  /** A value and its parts that have not been looked at. */
  private record Open(PyValue value, Iterator<PyValue> rest) {}

  /**
   * Creates a search.
   *
   * @param wanted whether a text contains what is searched for
   */
  PartSearch(Predicate<String> wanted) {
    this.wanted = wanted;
  }

  /** Returns whether the text of a value, or of one inside it, is wanted. */
  boolean matches(PyValue value) {
    if (!known.containsKey(value)) {
      open(value);
    }
    while (!open.isEmpty()) {
      Open last = open.peek();
      if (isFound(last.value()) || !last.rest().hasNext()) {
        open.pop();
        if (isFound(last.value()) && !open.isEmpty()) {
          known.put(open.peek().value(), true);
        }
        continue;
      }
      PyValue inside = last.rest().next();
      if (!known.containsKey(inside)) {
        open(inside);
      } else if (isFound(inside)) {
        known.put(last.value(), true);
      }
    }
    return isFound(value);
  }

  private boolean isFound(PyValue value) {
    return known.getOrDefault(value, false);
  }

  private void open(PyValue value) {
    known.put(value, Parts.count(value) == 0 && wanted.test(text(value)));
    open.push(
        new Open(value, Parts.of(value).stream().flatMap(part -> inside(value, part)).iterator()));
  }

  private static Stream<PyValue> inside(PyValue value, Part part) {
    return part.role() == Part.Role.ENTRY
        ? Stream.of(Parts.key(value, part.index()), part.value())
        : Stream.of(part.value());
  }

  private static String text(PyValue value) {
    return PyValues.text(value).orElseGet(() -> new Repr().of(value));
  }
}

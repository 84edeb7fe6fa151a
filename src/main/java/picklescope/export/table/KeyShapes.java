package picklescope.export.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picklescope.filter.ValuePath;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * What was seen at the keys of dicts, in the order in which they came. Keys are texts. For one
 * thread.
 */
final class KeyShapes {
  private static final int LONGEST = 200; // characters of a key

  private final int depth;
  private final ShapeBudget budget;
  private final int most;
  private final List<PyStr> keys = new ArrayList<>();
  private final List<PathShape> shapes = new ArrayList<>();
  private final Map<PyStr, Integer> places = new HashMap<>();

  /**
   * Creates it without keys.
   *
   * @param most how many keys are told apart
   */
  KeyShapes(int depth, ShapeBudget budget, int most) {
    this.depth = depth;
    this.budget = budget;
    this.most = most;
  }

  /** Takes a dict into account; returns false if a key is not told apart. */
  boolean see(PyDict dict) {
    boolean all = true;
    for (int i = 0; i < dict.size(); i++) {
      Optional<PathShape> shape = shape(dict.key(i), i);
      if (shape.isPresent()) {
        shape.get().see(dict.value(i));
      }
      all &= shape.isPresent();
    }
    return all;
  }

  private Optional<PathShape> shape(PyValue key, int likely) {
    return likely < keys.size() && key instanceof PyStr text && keys.get(likely).sameText(text)
        ? Optional.of(shapes.get(likely))
        : name(key).flatMap(this::shape);
  }

  private Optional<PathShape> shape(PyStr name) {
    Integer known = places.get(name);
    if (known != null) {
      return Optional.of(shapes.get(known));
    }
    if (keys.size() == most || !budget.take(1)) {
      return Optional.empty();
    }
    places.put(name, keys.size());
    keys.add(name);
    shapes.add(new PathShape(depth, budget));
    return Optional.of(shapes.getLast());
  }

  /** Returns a key as a name; empty if it is not a text, or a long one. */
  static Optional<PyStr> name(PyValue key) {
    Optional<PyStr> name =
        switch (key) {
          case PyStr text -> Optional.of(text);
          case PyStr2 text -> text.text();
          default -> Optional.empty();
        };
    return name.filter(text -> text.byteLength() <= LONGEST);
  }

  /** Takes what another table has seen into account; returns false if a key is not told apart. */
  boolean merge(KeyShapes other) {
    boolean all = true;
    for (int i = 0; i < other.keys.size(); i++) {
      Optional<PathShape> shape = shape(other.keys.get(i));
      if (shape.isPresent()) {
        shape.get().merge(other.shapes.get(i));
      }
      all &= shape.isPresent();
    }
    return all;
  }

  /** Returns what writes dicts, after adding its columns, which are items of a path. */
  PathWriter.Keys writer(String path, ColumnList columns) {
    return writer(key -> path + "[" + new Repr().of(key) + "]", columns);
  }

  /** Returns what writes keyword arguments, after adding their columns. */
  PathWriter.Keys attributes(ColumnList columns) {
    return writer(KeyShapes::attribute, columns);
  }

  /** Returns the path of a keyword argument, which is not the name of a fixed column. */
  static String attribute(PyStr key) {
    String name = key.toString();
    String quoted = new Repr().of(key);
    return FixedColumn.named(name).isPresent() || name.equals(FixedColumn.MORE)
        ? "attributes[" + quoted + "]"
        : ValuePath.attribute(name, quoted);
  }

  private PathWriter.Keys writer(Function<PyStr, String> path, ColumnList columns) {
    var parts = new ArrayList<PathWriter>();
    for (int i = 0; i < keys.size(); i++) {
      parts.add(shapes.get(i).writer(path.apply(keys.get(i)), columns));
    }
    return new PathWriter.Keys(keys, parts, places);
  }
}

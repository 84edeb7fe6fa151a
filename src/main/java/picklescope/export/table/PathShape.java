package picklescope.export.table;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyBool;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.objects.NumpyArray;

/**
 * What was seen at one path of messages: kinds of values, and the parts of containers as long as
 * all have the same form. For one thread.
 */
final class PathShape {
  /** The most items of a list, and elements of an axis of an array, that are columns. */
  static final int MOST_ITEMS = 16;

  private static final int MOST_ELEMENTS = 256;
  private static final int MOST_DEPTH = 4;
  private static final long MOST_EXACT = 1L << 53; // a double has every whole number up to it
  private static final Set<Kind> WHOLES = EnumSet.of(Kind.WHOLE, Kind.LONG);

  /** Kinds of values; None is not one. */
  enum Kind {
    TRUTH,
    WHOLE,
    /** A whole number that may differ from the nearest double. */
    LONG,
    REAL,
    LIST,
    DICT,
    ARRAY,
    OTHER
  }

  private final int depth;
  private final ShapeBudget budget;
  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private List<PathShape> items = List.of(); // of a list, or the elements of an array
  private Optional<KeyShapes> keys = Optional.empty();
  private List<Integer> axes = List.of();

  PathShape(int depth, ShapeBudget budget) {
    this.depth = depth;
    this.budget = budget;
  }

  /** Takes a value into account. */
  void see(PyValue value) {
    switch (value) {
      case PyNone _ -> {}
      case PyBool _ -> kinds.add(Kind.TRUTH);
      case PyInt number -> kinds.add(kind(number));
      case PyFloat _ -> kinds.add(Kind.REAL);
      case PyList list -> seeList(list.items());
      case PyTuple tuple -> seeList(tuple.items());
      case PyDict dict -> seeDict(dict);
      case PyObject object -> seeObject(object);
      default -> kinds.add(Kind.OTHER);
    }
  }

  private static Kind kind(PyInt number) {
    if (!number.isLong()) {
      return Kind.OTHER;
    }
    long value = number.longValue();
    return value >= -MOST_EXACT && value <= MOST_EXACT ? Kind.WHOLE : Kind.LONG;
  }

  private void seeObject(PyObject object) {
    PyValue plain = PlainValue.of(object);
    if (!(plain instanceof PyObject)) {
      see(plain);
    } else {
      NumpyArray.of(object).ifPresentOrElse(this::seeArray, this::giveUp);
    }
  }

  private void giveUp() {
    kinds.add(Kind.OTHER);
    items = List.of();
    keys = Optional.empty();
  }

  private boolean isNew(Kind kind) {
    boolean first = kinds.isEmpty();
    if (!first && (kinds.size() > 1 || !kinds.contains(kind))) {
      giveUp();
      return false;
    }
    kinds.add(kind);
    return first;
  }

  private boolean has(Kind kind) {
    return kinds.size() == 1 && kinds.contains(kind);
  }

  private void seeList(List<PyValue> values) {
    if (values.isEmpty() || values.size() > MOST_ITEMS || depth == MOST_DEPTH) {
      giveUp();
    } else if (isNew(Kind.LIST) && !grow(values.size())
        || has(Kind.LIST) && items.size() != values.size()) {
      giveUp();
    } else if (has(Kind.LIST)) {
      for (int i = 0; i < values.size(); i++) {
        items.get(i).see(values.get(i));
      }
      if (items.stream().anyMatch(PathShape::isOther)) {
        giveUp(); // a list of texts, too
      }
    }
  }

  private boolean grow(int count) {
    if (!budget.take(count)) {
      return false;
    }
    var grown = new ArrayList<PathShape>(count);
    for (int i = 0; i < count; i++) {
      grown.add(new PathShape(depth + 1, budget));
    }
    items = grown;
    return true;
  }

  private void seeDict(PyDict dict) {
    if (dict.size() == 0 || dict.size() > MOST_ITEMS || depth == MOST_DEPTH) {
      giveUp();
      return;
    }
    if (isNew(Kind.DICT)) {
      keys = Optional.of(new KeyShapes(depth + 1, budget, MOST_ITEMS));
    }
    if (has(Kind.DICT) && !keys.map(shapes -> shapes.see(dict)).orElse(false)) {
      giveUp();
    }
  }

  private void seeArray(NumpyArray array) {
    List<Integer> shape = array.axes();
    boolean fits =
        array.size() > 0
            && array.size() <= MOST_ELEMENTS
            && shape.stream().allMatch(axis -> axis <= MOST_ITEMS)
            && array.value(0).isPresent();
    if (!fits) {
      giveUp();
      return;
    }
    if (isNew(Kind.ARRAY)) {
      axes = shape;
      if (!grow(array.size())) {
        giveUp();
      }
    }
    if (has(Kind.ARRAY) && !shape.equals(axes)) {
      giveUp();
    }
    if (has(Kind.ARRAY)) {
      for (int i = 0; i < array.size(); i++) {
        array.value(i).ifPresent(items.get(i)::see);
      }
    }
  }

  /** Takes what other messages have at the same path into account; they are not changed. */
  void merge(PathShape other) {
    if (other.kinds.isEmpty()) {
      return;
    }
    boolean begins = kinds.isEmpty();
    kinds.addAll(other.kinds);
    if (!isContainer()) {
      return;
    }
    if (begins) {
      axes = other.axes;
      keys = other.keys.map(_ -> new KeyShapes(depth + 1, budget, MOST_ITEMS));
    }
    boolean same =
        kinds.size() == 1
            && (begins ? grow(other.items.size()) : items.size() == other.items.size())
            && axes.equals(other.axes);
    for (int i = 0; same && i < items.size(); i++) {
      items.get(i).merge(other.items.get(i));
    }
    boolean all =
        same && keys.map(shapes -> other.keys.filter(shapes::merge).isPresent()).orElse(true);
    if (!all || has(Kind.LIST) && items.stream().anyMatch(PathShape::isOther)) {
      giveUp();
    }
  }

  private boolean isOther() {
    return kinds.contains(Kind.OTHER);
  }

  private boolean isContainer() {
    return kinds.contains(Kind.LIST) || kinds.contains(Kind.DICT) || kinds.contains(Kind.ARRAY);
  }

  /** Returns the columns of the path and how a value is written into them. */
  PathWriter writer(String path, ColumnList columns) {
    if (has(Kind.DICT) && keys.isPresent()) {
      return keys.get().writer(path, columns);
    }
    if (has(Kind.LIST) && items.stream().allMatch(PathShape::isNumeric)) {
      var parts = new ArrayList<PathWriter>();
      for (int i = 0; i < items.size(); i++) {
        parts.add(items.get(i).writer(path + "[" + i + "]", columns));
      }
      return new PathWriter.Items(parts);
    }
    if (has(Kind.ARRAY)) {
      var parts = new ArrayList<PathWriter>();
      for (int i = 0; i < items.size(); i++) {
        parts.add(items.get(i).writer(path + index(i), columns));
      }
      return new PathWriter.Elements(parts);
    }
    return columns.add(path, type());
  }

  /** Returns the index of an element as numpy writes it: {@code [1, 0]}. */
  private String index(int element) {
    var index = new ArrayList<String>();
    int rest = element;
    for (int axis : axes.reversed()) {
      index.add(Integer.toString(rest % axis));
      rest /= axis;
    }
    return index.isEmpty() ? "" : "[" + String.join(", ", index.reversed()) + "]";
  }

  private boolean isNumeric() {
    return kinds.isEmpty()
        || has(Kind.LIST) && items.stream().allMatch(PathShape::isNumeric)
        || has(Kind.ARRAY)
        || kinds.stream().allMatch(kind -> kind.ordinal() <= Kind.REAL.ordinal())
            && type() != ColumnType.TEXT;
  }

  private ColumnType type() {
    if (has(Kind.TRUTH)) {
      return ColumnType.TRUTH;
    }
    if (!kinds.isEmpty() && WHOLES.containsAll(kinds)) {
      return ColumnType.WHOLE;
    }
    return has(Kind.REAL) || kinds.equals(EnumSet.of(Kind.WHOLE, Kind.REAL))
        ? ColumnType.REAL
        : ColumnType.TEXT;
  }
}

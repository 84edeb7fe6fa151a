package picklescope.python;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** The parts of a value, and the paths that lead to them. */
public final class Parts {
  private static final int KEY_LENGTH = 80; // chars; a longer key is truncated in a path

  private Parts() {}

  /**
   * Returns the parts in order, created on access; empty for a value without parts. The parts of an
   * object are its class, arguments, states, and what would be added to it.
   */
  public static List<Part> of(PyValue value) {
    return switch (value) {
      case PyList list -> items(Part.Role.ITEM, list.items());
      case PyTuple tuple -> items(Part.Role.ITEM, tuple.items());
      case PySet set -> items(Part.Role.MEMBER, set.items());
      case PyFrozenSet set -> items(Part.Role.MEMBER, set.items());
      case PyDict dict -> list(dict.size(), i -> new Part(Part.Role.ENTRY, i, dict.value(i)));
      case PyObject object -> ofObject(object);
      case PyPersistent persistent -> List.of(new Part(Part.Role.ID, 0, persistent.id()));
      case PyNone _,
          PyBool _,
          PyInt _,
          PyFloat _,
          PyComplex _,
          PyStr _,
          PyStr2 _,
          PyBytes _,
          PyByteArray _,
          PyGlobal _,
          PyExtension _,
          PyBuffer _ ->
          List.of();
    };
  }

  /** Returns the number of parts of a value. */
  public static int count(PyValue value) {
    return switch (value) {
      case PyList list -> list.items().size();
      case PyTuple tuple -> tuple.size();
      case PySet set -> set.items().size();
      case PyFrozenSet set -> set.items().size();
      case PyDict dict -> dict.size();
      case PyObject object -> ownParts(object) + object.items().size() + object.pairs().size();
      default -> of(value).size();
    };
  }

  private static List<Part> items(Part.Role role, List<PyValue> items) {
    return list(items.size(), i -> new Part(role, i, items.get(i)));
  }

  /** Returns the number of an object's class, arguments, keywords and states. */
  private static int ownParts(PyObject object) {
    return (object.operation() == PyObject.Operation.NEWOBJ_EX ? 3 : 2) + object.states().size();
  }

  private static List<Part> ofObject(PyObject object) {
    var made = new ArrayList<Part>(ownParts(object));
    made.add(new Part(Part.Role.CALLABLE, 0, object.callable()));
    made.add(new Part(Part.Role.ARGUMENTS, 0, object.arguments()));
    if (object.operation() == PyObject.Operation.NEWOBJ_EX) {
      made.add(new Part(Part.Role.KEYWORDS, 0, object.keywords()));
    }
    made.addAll(items(Part.Role.STATE, object.states()));
    List<PyValue> items = object.items();
    List<PyDict.Entry> pairs = object.pairs();
    int before = made.size();
    return list(
        before + items.size() + pairs.size(),
        i -> {
          if (i < before) {
            return made.get(i);
          }
          int item = i - before;
          int pair = item - items.size();
          return pair < 0
              ? new Part(Part.Role.ITEM, item, items.get(item))
              : new Part(Part.Role.ENTRY, pair, pairs.get(pair).value());
        });
  }

  /**
   * Returns the path from a value to one of its parts, as Python would write it if possible: {@code
   * [0]}, {@code ['key']}; {@code {0}} for a member of a set, {@code .args} and similar for the
   * parts of an object.
   */
  public static String step(PyValue of, Part part) {
    return switch (part.role()) {
      case ITEM -> "[" + part.index() + "]";
      case MEMBER -> "{" + part.index() + "}";
      case ENTRY -> "[" + Repr.line(KEY_LENGTH).of(key(of, part.index())) + "]";
      case CALLABLE -> ".class";
      case ARGUMENTS -> ".args";
      case KEYWORDS -> ".kwargs";
      case STATE -> part.index() == 0 ? ".state" : ".state" + (part.index() + 1);
      case ID -> ".id";
    };
  }

  /** Returns the key of an entry of a dict, or of a pair that would be set in an object. */
  public static PyValue key(PyValue of, int index) {
    return switch (of) {
      case PyDict dict -> dict.key(index);
      case PyObject object -> object.pairs().get(index).key();
      default -> throw new IllegalArgumentException("it has no keys");
    };
  }

  private static List<Part> list(int size, IntFunction<Part> part) {
    return new ComputedList(size, part);
  }

  private static final class ComputedList extends AbstractList<Part> implements RandomAccess {
    private final int size;
    private final IntFunction<Part> part;

    ComputedList(int size, IntFunction<Part> part) {
      this.size = size;
      this.part = part;
    }

    @Override
    public Part get(int index) {
      return part.apply(java.util.Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
      return size;
    }
  }
}

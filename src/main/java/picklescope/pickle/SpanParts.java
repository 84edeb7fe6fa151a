package picklescope.pickle;

import java.util.ArrayList;
import java.util.List;
import picklescope.pickle.PickleNote.Kind;
import picklescope.pickle.ValueSpan.Role;
import picklescope.python.Equality;
import picklescope.python.PyByteArray;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PySet;
import picklescope.python.PyValue;

/**
 * Adds the spans of parts to those of their values, each at the position that the part has in the
 * value. The values already contain the parts.
 */
final class SpanParts {
  private final Equality equality = new Equality();
  private final List<PickleNote> notes = new ArrayList<>();

  /** Returns the notes about keys and members that are not hashable. */
  List<PickleNote> notes() {
    return notes;
  }

  /** Returns whether a value is hashable if its parts are. */
  static boolean hashable(PyValue value) {
    return switch (value) {
      case PyList _, PyDict _, PySet _, PyByteArray _ -> false;
      default -> true;
    };
  }

  /** Adds all parts of a new container. */
  void add(ValueSpan container, List<ValueSpan> parts) {
    fill(container, parts, container.value() instanceof PyDict);
  }

  /**
   * Adds more parts.
   *
   * @param pairs whether they are alternately keys and values
   */
  void fill(ValueSpan container, List<ValueSpan> parts, boolean pairs) {
    switch (container.value()) {
      case PyDict dict -> pairs(container, dict, parts);
      case PySet set -> members(container, set.items(), parts);
      case PyFrozenSet set -> members(container, set.items(), parts);
      case PyObject object when pairs -> {
        int index = object.pairs().size() - parts.size() / 2;
        for (int i = 0; i < parts.size(); i += 2) {
          container.add(parts.get(i), Role.KEY, index);
          container.add(parts.get(i + 1), Role.VALUE, index++);
        }
      }
      case PyObject object -> items(container, object.items().size() - parts.size(), parts);
      default -> items(container, container.parts().size(), parts);
    }
  }

  private static void items(ValueSpan container, int from, List<ValueSpan> parts) {
    int index = from;
    for (ValueSpan part : parts) {
      container.add(part, Role.ITEM, index++);
    }
  }

  /** Adds keys and values; for an equal key that already exists, the value is replaced. */
  private void pairs(ValueSpan container, PyDict dict, List<ValueSpan> parts) {
    int next = container.parts().size() / 2;
    for (int i = 0; i < parts.size(); i += 2) {
      ValueSpan key = parts.get(i);
      ValueSpan value = parts.get(i + 1);
      checkHashable(key, "key of a dict");
      if (next < dict.size() && dict.key(next) == key.value()) {
        container.add(key, Role.KEY, next);
        container.add(value, Role.VALUE, next++);
      } else {
        container.addWithoutEffect(key);
        container.replaceValue(dict.indexOf(key.value(), equality), value);
      }
    }
  }

  /** Adds members; of equal members the first one remains. */
  private void members(ValueSpan container, List<PyValue> members, List<ValueSpan> parts) {
    int next = container.parts().size();
    for (ValueSpan part : parts) {
      checkHashable(part, "member of a set");
      if (next < members.size() && members.get(next) == part.value()) {
        container.add(part, Role.ITEM, next++);
      } else {
        container.addWithoutEffect(part);
      }
    }
  }

  private void checkHashable(ValueSpan part, String what) {
    if (!part.hashable()) {
      notes.add(
          new PickleNote(
              Kind.UNHASHABLE,
              part.start(),
              "a " + what + " that is not hashable: Python refuses this pickle"));
    }
  }

  /** Adds the state that BUILD sets; it has no effect on anything but an object. */
  void state(ValueSpan target, ValueSpan state) {
    if (target.value() instanceof PyObject object) {
      target.add(state, Role.STATE, object.states().size() - 1);
    } else {
      target.addWithoutEffect(state);
    }
  }
}

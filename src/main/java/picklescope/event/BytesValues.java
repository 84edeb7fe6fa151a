package picklescope.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import picklescope.format.Content;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** The values of bytes in the arguments of a raw payload, which a receiver may unpickle. */
final class BytesValues {
  private final Set<PyValue> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<PyValue> left = new ArrayDeque<>();
  private final List<byte[]> found = new ArrayList<>(0);

  private BytesValues() {}

  /** Returns the values, which must not be modified. */
  static List<byte[]> of(Content content) {
    var search = new BytesValues();
    search.add(content.data());
    search.add(content.attributes());
    while (!search.left.isEmpty()) {
      search.visit(search.left.remove());
    }
    return search.found;
  }

  private void add(PyValue value) {
    switch (value) {
      case PyBytes _, PyByteArray _, PyTuple _, PyList _, PyDict _, PyObject _ -> {
        if (visited.add(value)) {
          left.add(value);
        }
      }
      default -> {}
    }
  }

  private void visit(PyValue value) {
    switch (value) {
      case PyBytes bytes -> found.add(bytes.raw());
      case PyByteArray bytes -> found.add(bytes.raw());
      case PyTuple tuple -> tuple.items().forEach(this::add);
      case PyList list -> list.items().forEach(this::add);
      case PyObject object -> add(object.arguments());
      case PyDict dict -> {
        for (int i = 0; i < dict.size(); i++) {
          add(dict.key(i));
          add(dict.value(i));
        }
      }
      default -> {}
    }
  }
}

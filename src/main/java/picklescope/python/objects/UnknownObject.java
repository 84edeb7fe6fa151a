package picklescope.python.objects;

import java.util.ArrayList;
import java.util.List;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * How an object of any class is shown: {@code module.Class(arguments)}, then what would be added to
 * it and its state.
 */
final class UnknownObject {
  private UnknownObject() {}

  static Form form(PyObject object) {
    var parts = new ArrayList<>();
    parts.add(Globals.dotted(object.callable()));
    switch (object.arguments()) {
      case PyTuple arguments -> {
        parts.add("(");
        parts.add(new Form.Items(arguments.items()));
        keywords(object, arguments.size() > 0, parts);
      }
      case PyValue arguments -> {
        parts.add("(*");
        parts.add(arguments);
        keywords(object, true, parts);
      }
    }
    parts.add(")");
    if (!object.items().isEmpty()) {
      parts.addAll(List.of(" [", new Form.Items(object.items()), "]"));
    }
    if (!object.pairs().isEmpty()) {
      parts.addAll(List.of(" {", new Form.Entries(object.pairs()), "}"));
    }
    for (PyValue state : object.states()) {
      parts.add(" ");
      parts.add(state);
    }
    return Form.of(parts.toArray()).cyclic(Globals.text(object.callable()) + "(...)");
  }

  private static void keywords(PyObject object, boolean after, List<Object> parts) {
    switch (object.keywords()) {
      case PyNone _ -> {}
      case PyDict keywords when keywords.size() == 0 -> {}
      case PyValue keywords -> {
        parts.add(after ? ", **" : "**");
        parts.add(keywords);
      }
    }
  }
}

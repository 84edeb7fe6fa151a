package picklescope.python.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.Form;
import picklescope.python.PyDict;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyValue;

/**
 * The form of an object of any class: {@code <module.Class(arguments)>}, with its items, pairs and
 * state before the closing bracket. The angle brackets ensure that a copied text is not code:
 * Python would call the class or function, which the sender chose.
 */
final class UnknownObject {
  private UnknownObject() {}

  /**
   * @param made the construction, if the arguments are a tuple
   */
  static Form form(PyObject object, Optional<Construction> made) {
    var parts = new ArrayList<>(4);
    PyValue callable = made.map(Construction::callable).orElse(object.callable());
    parts.add("<");
    switch (object.operation()) {
      case REFERENCE -> parts.add(GlobalNames.callablePart(callable));
      case LOOKUP -> parts.addAll(List.of("global ", callable, " ", object.arguments()));
      default -> call(object, callable, made, parts);
    }
    added(object, parts);
    parts.add(">");
    return Form.of(parts.toArray())
        .cyclic(() -> "<" + GlobalNames.callableText(callable) + "(...)>");
  }

  private static void call(
      PyObject object, PyValue callable, Optional<Construction> made, List<Object> parts) {
    parts.add(GlobalNames.callablePart(callable));
    if (made.isPresent()) {
      parts.add("(");
      parts.add(new Form.Items(made.get().arguments()));
    } else {
      parts.add("(*");
      parts.add(object.arguments());
    }
    keywords(object, made.isEmpty() || made.get().size() > 0, parts);
    parts.add(")");
  }

  private static void added(PyObject object, List<Object> parts) {
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

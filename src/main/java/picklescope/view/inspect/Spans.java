package picklescope.view.inspect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picklescope.pickle.ValueSpan;
import picklescope.pickle.ValueSpan.Role;
import picklescope.python.Part;
import picklescope.python.Parts;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Maps the parts of values to the spans of a pickle. */
final class Spans {
  private Spans() {}

  /** Returns a function from the parts of a value to their spans, for many parts. */
  static Function<Part, Optional<ValueSpan>> parts(ValueSpan around) {
    List<ValueSpan> spans = around.origin().parts();
    return switch (around.origin().value()) {
      case PyDict _ -> part -> at(spans, 2 * part.index() + 1);
      case PyObject _ -> {
        var byRole = new EnumMap<Role, List<ValueSpan>>(Role.class);
        for (ValueSpan span : spans) {
          byRole.computeIfAbsent(span.role(), _ -> new ArrayList<>()).add(span);
        }
        yield part -> at(byRole.getOrDefault(role(part), List.of()), part.index());
      }
      default -> part -> at(spans, part.index());
    };
  }

  private static Optional<ValueSpan> at(List<ValueSpan> spans, int index) {
    return index < spans.size() ? Optional.of(spans.get(index)) : Optional.empty();
  }

  private static Role role(Part part) {
    return switch (part.role()) {
      case CALLABLE -> Role.CALLABLE;
      case ARGUMENTS -> Role.ARGUMENTS;
      case KEYWORDS -> Role.KEYWORDS;
      case STATE -> Role.STATE;
      case ENTRY -> Role.VALUE;
      case ID -> Role.ID;
      case ITEM, MEMBER -> Role.ITEM;
    };
  }

  /**
   * Returns the index of a span among {@link Parts#of} of its parent's value; empty if it is not
   * one of them.
   */
  static Optional<Integer> place(ValueSpan span) {
    if (span.parent().isEmpty()) {
      return Optional.empty();
    }
    PyValue around = span.parent().get().value();
    int index = span.index();
    return switch (span.role()) {
      case ITEM ->
          Optional.of(
              around instanceof PyObject object ? before(object, Role.ITEM) + index : index);
      case KEY, VALUE ->
          Optional.of(
              around instanceof PyObject object ? before(object, Role.VALUE) + index : index);
      case CALLABLE -> Optional.of(0);
      case ARGUMENTS -> Optional.of(1);
      case KEYWORDS -> Optional.of(2);
      case STATE -> Optional.of(before((PyObject) around, Role.STATE) + index);
      case ID -> Optional.of(0);
      case MODULE, NAME, WITHOUT_EFFECT, WHOLE -> Optional.empty();
    };
  }

  /** Returns the number of parts of an object before those of a role. */
  private static int before(PyObject object, Role role) {
    int made = object.operation() == PyObject.Operation.NEWOBJ_EX ? 3 : 2;
    return switch (role) {
      case STATE -> made;
      case ITEM -> made + object.states().size();
      default -> made + object.states().size() + object.items().size();
    };
  }

  /** Returns a span and those that contain it, the outermost first. */
  static Deque<ValueSpan> chain(ValueSpan span) {
    var chain = new ArrayDeque<ValueSpan>();
    for (var at = Optional.of(span); at.isPresent(); at = at.get().parent()) {
      chain.push(at.get());
    }
    return chain;
  }

  /** Returns the spans of containers, by the identity of the container. */
  static Map<PyValue, ValueSpan> byContainer(ValueSpan root) {
    var found = new IdentityHashMap<PyValue, ValueSpan>();
    var open = new ArrayDeque<ValueSpan>(List.of(root));
    while (!open.isEmpty()) {
      ValueSpan span = open.pop();
      boolean container =
          span.value() instanceof PyTuple tuple && tuple.size() > 0
              || span.value() instanceof PyList
              || span.value() instanceof PyDict
              || span.value() instanceof PyObject;
      if (container && span.target().isEmpty()) {
        found.put(span.value(), span);
      }
      span.parts().forEach(open::push);
    }
    return found;
  }
}

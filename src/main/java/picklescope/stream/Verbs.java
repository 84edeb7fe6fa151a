package picklescope.stream;

import java.util.List;
import java.util.Optional;
import picklescope.python.PyBytes;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.PythonTypes;
import picklescope.python.objects.StandardObjects;

/** Where messages of a shape have their verb, and what can be one. */
final class Verbs {
  /** What stands for a value that is no verb. */
  static final PyValue NO_VERB = PyNone.NONE;

  /** The path of the first positional argument. */
  static final String FIRST = "data[0]";

  /** The names of the keyword arguments, the most usual first. */
  private static final List<String> NAMES = List.of("action", "message", "command");

  private static final int LONGEST = 40; // characters of a verb's text

  private Verbs() {}

  /** Returns where messages of a shape have their verb; empty if they have none. */
  static Optional<String> path(StreamShape shape) {
    return NAMES.stream()
        .filter(shape.keywords()::contains)
        .findFirst()
        .or(() -> shape.positional() > 0 ? Optional.of(FIRST) : Optional.empty());
  }

  /** Returns the verb for which a value stands, {@link #NO_VERB} if it is none. */
  static PyValue of(PyValue value, boolean positional) {
    return switch (value) {
      case PyStr text -> text;
      case PyStr2 text -> text.text().<PyValue>map(plain -> plain).orElse(NO_VERB);
      case PyInt number -> positional ? NO_VERB : number;
      case PyGlobal global ->
          !positional && PythonTypes.name(global).equals("type") ? global : NO_VERB;
      case PyObject object -> ofObject(object, positional);
      default -> NO_VERB;
    };
  }

  private static PyValue ofObject(PyObject object, boolean positional) {
    return StandardObjects.builtin(object)
        .or(() -> StandardObjects.scalar(object))
        .filter(plain -> !(plain instanceof PyObject || plain instanceof PyBytes))
        .map(plain -> of(plain, positional))
        .orElse(NO_VERB);
  }

  /** Returns the types of values that are verbs. */
  static List<String> types(String path) {
    return path.equals(FIRST) ? List.of("str") : List.of("str", "int", "type");
  }

  /** Returns whether a verb is too long to be one: then the shape has no verbs. */
  static boolean isTooLong(PyValue verb) {
    return switch (verb) {
      case PyStr text -> text.byteLength() > LONGEST;
      case PyInt number -> !number.isLong();
      case PyGlobal global ->
          global.module().byteLength() + global.name().byteLength() > 2 * LONGEST;
      default -> false;
    };
  }

  /** Returns the text of a verb; empty for {@link #NO_VERB}. */
  static Optional<String> text(PyValue verb) {
    return verb == NO_VERB ? Optional.empty() : Optional.of(new Repr().of(verb));
  }
}

package picklescope.python.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picklescope.python.Form;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** {@code types.GenericAlias}, {@code time.struct_time}, and the classes of {@code operator}. */
final class Types {
  private static final List<String> TIME =
      List.of(
          "tm_year",
          "tm_mon",
          "tm_mday",
          "tm_hour",
          "tm_min",
          "tm_sec",
          "tm_wday",
          "tm_yday",
          "tm_isdst");

  /**
   * Classes whose subscript creates an alias and nothing else. That of any other object could run
   * code: {@code ctypes.cdll['x.so']} loads a library.
   */
  private static final Set<String> SUBSCRIPTED =
      Set.of(
          "builtins.dict",
          "builtins.frozenset",
          "builtins.list",
          "builtins.set",
          "builtins.tuple",
          "builtins.type",
          "collections.ChainMap",
          "collections.Counter",
          "collections.OrderedDict",
          "collections.UserDict",
          "collections.UserList",
          "collections.defaultdict",
          "collections.deque");

  private Types() {}

  /**
   * Returns the form of {@code list[int]}; empty for classes of which it is not known what their
   * subscript does.
   */
  static Optional<Form> alias(Construction object) {
    if (!object.isArgumentsOnly()
        || object.size() != 2
        || !(object.argument(0) instanceof PyGlobal origin)
        || !SUBSCRIPTED.contains(GlobalNames.qualified(origin))
        || !(object.argument(1) instanceof PyTuple parameters)) {
      return Optional.empty();
    }
    var parts = new ArrayList<>();
    parts.add(type(origin) + "[");
    for (PyValue parameter : parameters.items()) {
      parts.add(parts.size() > 1 ? ", " : "");
      parts.add(parameter instanceof PyGlobal global ? type(global) : parameter);
    }
    parts.add(parameters.size() == 0 ? "()]" : "]");
    return Optional.of(Form.of(parts.toArray()));
  }

  /** Returns the family of classes whose objects CPython prints as a call of the constructor. */
  static Family called(String name) {
    return object ->
        object.isArgumentsOnly()
            ? Optional.of(Form.of(name + "(", new Form.Items(object.arguments()), ")"))
            : Optional.empty();
  }

  private static String type(PyGlobal global) {
    String name = GlobalNames.qualified(global);
    return name.startsWith("builtins.") ? name.substring("builtins.".length()) : name;
  }

  static Optional<Form> structTime(Construction object) {
    if (!object.isArgumentsOnly()
        || object.size() < 1
        || object.size() > 2
        || object.size() == 2 && !(object.argument(1) instanceof PyDict)
        || !(object.argument(0) instanceof PyTuple fields)
        || fields.size() < TIME.size()) {
      return Optional.empty();
    }
    var parts = new ArrayList<>();
    for (int i = 0; i < TIME.size(); i++) {
      parts.add((i == 0 ? "time.struct_time(" : ", ") + TIME.get(i) + "=");
      parts.add(fields.items().get(i));
    }
    parts.add(")");
    return Optional.of(Form.of(parts.toArray()).cyclic("time.struct_time(...)"));
  }
}

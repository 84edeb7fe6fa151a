package picklescope.python.objects;

import java.util.Set;
import picklescope.python.GlobalText;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.RenamedInPython3;

/** References to classes and functions, by their names in Python 3. */
final class GlobalNames {
  private static final PyStr BUILTINS = PyStr.of("builtins");

  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "aiter",
          "all",
          "anext",
          "any",
          "ascii",
          "bin",
          "breakpoint",
          "callable",
          "chr",
          "compile",
          "delattr",
          "dir",
          "divmod",
          "eval",
          "exec",
          "format",
          "getattr",
          "globals",
          "hasattr",
          "hash",
          "hex",
          "id",
          "input",
          "isinstance",
          "issubclass",
          "iter",
          "len",
          "locals",
          "max",
          "min",
          "next",
          "oct",
          "open",
          "ord",
          "pow",
          "print",
          "repr",
          "round",
          "setattr",
          "sorted",
          "sum",
          "vars",
          "__build_class__",
          "__import__");

  private static final Set<String> CLASSES =
      Set.of(
          "bool",
          "bytearray",
          "bytes",
          "classmethod",
          "complex",
          "dict",
          "enumerate",
          "filter",
          "float",
          "frozenset",
          "int",
          "list",
          "map",
          "memoryview",
          "object",
          "property",
          "range",
          "reversed",
          "set",
          "slice",
          "staticmethod",
          "str",
          "super",
          "tuple",
          "type",
          "zip");

  private GlobalNames() {}

  /** Returns the module and the name separated by a dot, as in Python 3. */
  static String qualified(PyGlobal global) {
    return GlobalText.of(RenamedInPython3.toPython3(global));
  }

  /**
   * Returns the {@code repr} of the reference: what CPython prints for its own classes and
   * functions, the name for others.
   */
  static String repr(PyGlobal global) {
    PyGlobal renamed = RenamedInPython3.toPython3(global);
    if (renamed.module().equals(BUILTINS)) {
      String name = renamed.name().toString();
      boolean none = name.equals("NoneType"); // no pickle contains this name, but type(None) has it
      if (none || CLASSES.contains(name) || Exceptions.isBuiltin(name)) {
        return "<class '" + name + "'>";
      }
      if (FUNCTIONS.contains(name)) {
        return "<built-in function " + name + ">";
      }
      if (name.equals("Ellipsis") || name.equals("NotImplemented")) {
        return name;
      }
    }
    return GlobalText.of(global);
  }

  /** Returns a piece of a {@link Form} for a callable: the name of a global, else the value. */
  static Object callablePart(PyValue callable) {
    return callable instanceof PyGlobal global ? GlobalText.of(global) : callable;
  }

  static String callableText(PyValue callable) {
    return callable instanceof PyGlobal global ? GlobalText.of(global) : "...";
  }
}

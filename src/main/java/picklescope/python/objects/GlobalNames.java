package picklescope.python.objects;

import java.util.Set;
import picklescope.python.GlobalText;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.RenamedInPython3;

/** References to classes and functions, by the names that Python 3 has for them. */
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

  /** The module and the name with a dot between them, as Python 3 names them. */
  static String qualified(PyGlobal global) {
    return GlobalText.of(RenamedInPython3.toPython3(global));
  }

  /** As the reference stands alone: what CPython prints for its own, the name for others. */
  static String repr(PyGlobal global) {
    PyGlobal renamed = RenamedInPython3.toPython3(global);
    if (renamed.module().equals(BUILTINS)) {
      String name = renamed.name().toString();
      boolean none = name.equals("NoneType"); // which no pickle names, but type(None) is
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

  /** As what is called: its name where it is a reference, otherwise the value itself. */
  static Object callablePart(PyValue callable) {
    return callable instanceof PyGlobal global ? GlobalText.of(global) : callable;
  }

  static String callableText(PyValue callable) {
    return callable instanceof PyGlobal global ? GlobalText.of(global) : "...";
  }
}

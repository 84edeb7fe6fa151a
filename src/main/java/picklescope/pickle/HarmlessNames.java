package picklescope.pickle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyGlobal;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.RenamedInPython3;
import picklescope.python.objects.StandardObjects;

/**
 * The reviewed list of classes and functions that make data and do nothing else, whatever a sender
 * gives them; each with what it may be given. Only names of CPython's standard library and of numpy
 * that stand in pickles of plain data are on it.
 *
 * <p>Their arguments and states must not smuggle a function in that is called then: {@code dict(x)}
 * calls {@code x.keys()}, which a state may have set; {@code collections.defaultdict} calls what it
 * was given when a key is missing. So a name that is not on the list may stand among the arguments
 * only where they are kept and nothing more, and never as an attribute that a state sets. Inside of
 * lists and dicts it may stand anywhere.
 */
final class HarmlessNames {
  /** What a constructor may be given. */
  enum AllowedArguments {
    /** Nothing: CPython 3.13 makes attributes of a dict. */
    NOTHING,
    /** Anything: it is kept, or its class is checked. */
    ANYTHING,
    /** No names but of this list. */
    VALUES,
    /** First a class of this list, which is called; then anything. */
    CLASS,
    /** First two classes of this list, which are called; then anything. */
    TWO_CLASSES,
    /** A text and {@code latin1}: how protocols 0 to 2 say bytes. */
    LATIN1,
    /** A value whose class has no name: {@code type(None)}. */
    SINGLETON
  }

  private static final String NUMPY = "numpy.core numpy._core";

  private static final Map<String, AllowedArguments> NAMES = names();

  /**
   * Classes that are harmless only as what another makes. When it is called, {@code numpy.ndarray}
   * takes the sender's bytes for the addresses of objects: {@code ndarray((1,), 'O', b'AAAAAAAA')}.
   */
  private static final Set<String> CLASSES =
      Set.of(
          "array.array",
          "numpy.ndarray",
          "numpy.matrix",
          "numpy.recarray",
          "numpy.rec.recarray",
          "numpy.ma.MaskedArray",
          "numpy.ma.core.MaskedArray");

  private static final Set<String> DICTS =
      Set.of(
          "builtins.dict",
          "collections.Counter",
          "collections.OrderedDict",
          "collections.defaultdict");

  private static final int LONGEST = 60; // bytes; more than any module or name of the list has

  private HarmlessNames() {}

  private static Map<String, AllowedArguments> names() {
    var names = new HashMap<String, AllowedArguments>();
    enter(
        names,
        AllowedArguments.VALUES,
        "builtins",
        "bool bytearray bytes complex dict float frozenset int list object range set str tuple");
    enter(names, AllowedArguments.ANYTHING, "builtins", "slice");
    StandardObjects.exceptions()
        .forEach(name -> enter(names, AllowedArguments.ANYTHING, "builtins", name));
    enter(names, AllowedArguments.SINGLETON, "builtins", "type");
    enter(names, AllowedArguments.LATIN1, "_codecs", "encode");
    enter(names, AllowedArguments.VALUES, "_io", "BytesIO StringIO");
    enter(names, AllowedArguments.VALUES, "array", "array");
    enter(names, AllowedArguments.CLASS, "array", "_array_reconstructor");
    enter(
        names,
        AllowedArguments.VALUES,
        "collections",
        "ChainMap Counter OrderedDict UserDict UserList UserString deque");
    enter(names, AllowedArguments.VALUES, "collections", "defaultdict");
    enter(names, AllowedArguments.ANYTHING, "datetime", "date datetime time timedelta timezone");
    enter(names, AllowedArguments.VALUES, "decimal", "Decimal");
    enter(names, AllowedArguments.VALUES, "fractions", "Fraction");
    enter(
        names,
        AllowedArguments.VALUES,
        "ipaddress",
        "IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface IPv6Network");
    for (String module : List.of("pathlib", "pathlib._local")) {
      enter(
          names,
          AllowedArguments.VALUES,
          module,
          "PosixPath PurePosixPath PureWindowsPath WindowsPath PurePath");
    }
    enter(names, AllowedArguments.VALUES, "re", "_compile");
    enter(names, AllowedArguments.ANYTHING, "time", "struct_time");
    enter(names, AllowedArguments.CLASS, "types", "GenericAlias");
    enter(names, AllowedArguments.NOTHING, "types", "SimpleNamespace");
    enter(names, AllowedArguments.VALUES, "uuid", "UUID SafeUUID");
    enter(names, AllowedArguments.VALUES, "zoneinfo", "ZoneInfo._unpickle");
    enter(names, AllowedArguments.ANYTHING, "numpy", "dtype");
    for (String module : NUMPY.split(" ")) {
      enter(names, AllowedArguments.CLASS, module + ".multiarray", "_reconstruct");
      // Before 2.0 a scalar of objects is what it is given, such as a function.
      enter(names, AllowedArguments.VALUES, module + ".multiarray", "scalar");
      enter(names, AllowedArguments.VALUES, module + ".numeric", "_frombuffer");
    }
    enter(names, AllowedArguments.TWO_CLASSES, "numpy.ma.core", "_mareconstruct");
    return Map.copyOf(names);
  }

  private static void enter(
      Map<String, AllowedArguments> to, AllowedArguments given, String module, String names) {
    for (String name : names.split(" ")) {
      to.put(module + "." + name, given);
    }
  }

  /** What a constructor may be given; empty if it is not on the list. */
  static Optional<AllowedArguments> of(PyGlobal global) {
    return Optional.ofNullable(NAMES.get(qualified(global)));
  }

  /** Whether a call is one that says bytes in protocols 0 to 2. */
  static boolean isLatin1(List<PyValue> arguments) {
    return arguments.size() == 2
        && arguments.stream().allMatch(given -> given instanceof PyStr || given instanceof PyStr2)
        && (arguments.get(1).equals(PyStr.of("latin1"))
            || arguments.get(1) instanceof PyStr2 old
                && old.text().equals(Optional.of(PyStr.of("latin1"))));
  }

  /** Whether a call is one that says the class of a value that has no other name. */
  static boolean isSingleton(List<PyValue> arguments) {
    return arguments.size() == 1
        && switch (arguments.getFirst()) {
          case PyNone _ -> true;
          case PyGlobal global ->
              Set.of("builtins.Ellipsis", "builtins.NotImplemented").contains(qualified(global));
          default -> false;
        };
  }

  /** Whether the name is on the list, called or as a class that another makes. */
  static boolean includes(PyGlobal global) {
    String qualified = qualified(global);
    return NAMES.containsKey(qualified) || CLASSES.contains(qualified);
  }

  /** Whether the class is a dict: CPython takes its objects as one. */
  static boolean isDict(PyGlobal global) {
    return DICTS.contains(qualified(global));
  }

  /** The module and the name; wherever the dots are between them, it is the same class. */
  private static String qualified(PyGlobal global) {
    PyGlobal python3 = RenamedInPython3.toPython3(global);
    if (python3.module().byteLength() > LONGEST || python3.name().byteLength() > LONGEST) {
      return "";
    }
    return python3.module() + "." + python3.name();
  }
}

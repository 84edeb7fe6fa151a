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
 * The reviewed list of classes and functions that only create data, whatever a sender passes to
 * them, each with the arguments that are allowed. It contains only names of CPython's standard
 * library and of numpy that occur in pickles of plain data.
 *
 * <p>Arguments and states must not contain a function that is called later: {@code dict(x)} calls
 * {@code x.keys()}, which a state may have set; {@code collections.defaultdict} calls its argument
 * when a key is missing. So a name that is not on the list is allowed among the arguments only if
 * they are merely stored, and never as an attribute that a state sets. In lists and dicts it is
 * allowed everywhere.
 */
final class HarmlessNames {
  /** The arguments that are allowed for a constructor. */
  enum AllowedArguments {
    /** None: CPython 3.13 turns a dict into attributes. */
    NOTHING,
    /** Any: they are stored, or their class is checked. */
    ANYTHING,
    /** Names of this list only. */
    VALUES,
    /** First a class of this list, which is called; then any. */
    CLASS,
    /** First two classes of this list, which are called; then any. */
    TWO_CLASSES,
    /** A string and {@code latin1}: how protocols 0 to 2 write bytes. */
    LATIN1,
    /** A value whose class has no name: {@code type(None)}. */
    SINGLETON
  }

  private static final String NUMPY = "numpy.core numpy._core";

  private static final Map<String, AllowedArguments> NAMES = names();

  /**
   * Classes that are harmless only if another callable creates their objects. When it is called
   * itself, {@code numpy.ndarray} uses the sender's bytes as the addresses of objects: {@code
   * ndarray((1,), 'O', b'AAAAAAAA')}.
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

  private static final int MAX_LENGTH = 60; // bytes; longer than any module or name of the list

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
      // Before 2.0 a scalar of type object is its argument itself, for example a function.
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

  /** Returns the arguments that are allowed for a constructor; empty if it is not on the list. */
  static Optional<AllowedArguments> of(PyGlobal global) {
    return Optional.ofNullable(NAMES.get(qualified(global)));
  }

  /**
   * Returns whether the arguments of {@code _codecs.encode} are those with which protocols 0 to 2
   * write bytes.
   */
  static boolean isLatin1(List<PyValue> arguments) {
    return arguments.size() == 2
        && arguments.stream().allMatch(given -> given instanceof PyStr || given instanceof PyStr2)
        && (arguments.get(1).equals(PyStr.of("latin1"))
            || arguments.get(1) instanceof PyStr2 old
                && old.text().equals(Optional.of(PyStr.of("latin1"))));
  }

  /** Returns whether the arguments of {@code type} are a value whose class has no other name. */
  static boolean isSingleton(List<PyValue> arguments) {
    return arguments.size() == 1
        && switch (arguments.getFirst()) {
          case PyNone _ -> true;
          case PyGlobal global ->
              Set.of("builtins.Ellipsis", "builtins.NotImplemented").contains(qualified(global));
          default -> false;
        };
  }

  /**
   * Returns whether the name is on the list, as a callable or as a class of which another creates
   * objects.
   */
  static boolean includes(PyGlobal global) {
    String qualified = qualified(global);
    return NAMES.containsKey(qualified) || CLASSES.contains(qualified);
  }

  /** Returns whether the class is a subclass of dict, whose objects CPython uses as a dict. */
  static boolean isDict(PyGlobal global) {
    return DICTS.contains(qualified(global));
  }

  /**
   * Returns the module and the name joined by a dot. Where a dotted name is split does not matter:
   * it is the same class.
   */
  private static String qualified(PyGlobal global) {
    PyGlobal python3 = RenamedInPython3.toPython3(global);
    if (python3.module().byteLength() > MAX_LENGTH || python3.name().byteLength() > MAX_LENGTH) {
      return "";
    }
    return python3.module() + "." + python3.name();
  }
}

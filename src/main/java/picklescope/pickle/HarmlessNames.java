package picklescope.pickle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyBytes;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.RenamedInPython3;
import picklescope.python.objects.StandardObjects;

/**
 * The reviewed list of classes and functions that only create data, whatever a sender passes to
 * them, each with the arguments and states that are allowed. It contains only names of CPython's
 * standard library and of numpy that occur in pickles of plain data.
 *
 * <p>Arguments and states must not contain a function that is called later: {@code dict(x)} calls
 * {@code x.keys()}, which a state may have set; {@code collections.defaultdict} calls its argument
 * when a key is missing. So a name that is not on the list is allowed only in values that the class
 * is known to merely store; those of other classes must be {@linkplain UsedValues plain}.
 */
final class HarmlessNames {
  /** The arguments that are allowed for a constructor. */
  enum AllowedArguments {
    /** None: CPython 3.13 turns a dict into attributes. */
    NOTHING(true),
    /** Any: they are only stored. */
    STORED(true),
    /** First a list, tuple or set, whose items are stored; then plain ones. */
    ITEMS(true),
    /** First a dict or a list of pairs, which are stored; then plain ones. */
    PAIRS(true),
    /** Plain ones. */
    PLAIN(true),
    /** First a class of this list, which is subscripted; then plain ones. */
    ALIAS(true),
    /** A string and {@code latin1}: how protocols 0 to 2 write bytes. */
    LATIN1(false),
    /** A value whose class has no name: {@code type(None)}. */
    SINGLETON(false),
    /** A regular expression and its flags. */
    PATTERN(false),
    /** The class {@code array.array}, a type code, and bytes. */
    PACKED(false),
    /** The type code of a numpy dtype. */
    DTYPE(false),
    /** What numpy writes for an array, before its state is set. */
    ARRAY(false),
    /** The same for a masked array. */
    MASKED_ARRAY(false),
    /** A numpy dtype and bytes. */
    SCALAR(false),
    /** Bytes, a numpy dtype and a shape. */
    BUFFER(false);

    /** Whether it is harmless with anything that harmless names create. */
    final boolean anyhow;

    AllowedArguments(boolean anyhow) {
      this.anyhow = anyhow;
    }
  }

  /** The states that are allowed for the objects of a class. */
  enum AllowedState {
    /** None. */
    NONE,
    /** Ordinary attributes, whose values are only stored. */
    STORED,
    /** Ordinary attributes with plain values. */
    PLAIN_ATTRIBUTES,
    /** Any plain value. */
    PLAIN,
    /** What numpy writes for an array. */
    ARRAY,
    /** What numpy writes for a masked array. */
    MASKED_ARRAY,
    /** What numpy writes for a dtype. */
    DTYPE
  }

  private static final String NUMPY = "numpy.core numpy._core";

  private static final Map<String, AllowedArguments> NAMES = names();

  /**
   * Classes of numpy that are harmless only if another callable creates their objects. When it is
   * called itself, {@code numpy.ndarray} uses the sender's bytes as the addresses of objects:
   * {@code ndarray((1,), 'O', b'AAAAAAAA')}.
   */
  private static final Set<String> ARRAYS =
      Set.of("numpy.ndarray", "numpy.matrix", "numpy.recarray", "numpy.rec.recarray");

  private static final Set<String> MASKED_ARRAYS =
      Set.of("numpy.ma.MaskedArray", "numpy.ma.core.MaskedArray");

  /** Classes whose items or pairs pickles add, which are then only stored. */
  private static final Set<String> FILLED =
      Set.of(
          "builtins.dict",
          "builtins.list",
          "builtins.set",
          "collections.Counter",
          "collections.OrderedDict",
          "collections.defaultdict",
          "collections.deque");

  private static final Map<String, AllowedState> STATES = states();

  private static final int DEBUG = 128; // re.DEBUG
  private static final int MAX_LENGTH = 60; // bytes; longer than any module or name of the list

  private HarmlessNames() {}

  private static Map<String, AllowedArguments> names() {
    var names = new HashMap<String, AllowedArguments>();
    enter(names, AllowedArguments.PLAIN, "builtins", "bool bytearray bytes complex float int");
    enter(names, AllowedArguments.PLAIN, "builtins", "object range str");
    enter(names, AllowedArguments.ITEMS, "builtins", "frozenset list set tuple");
    enter(names, AllowedArguments.PAIRS, "builtins", "dict");
    enter(names, AllowedArguments.STORED, "builtins", "slice");
    // Most of them only store their arguments, but SyntaxError iterates over one.
    StandardObjects.exceptions()
        .forEach(name -> enter(names, AllowedArguments.PLAIN, "builtins", name));
    enter(names, AllowedArguments.SINGLETON, "builtins", "type");
    enter(names, AllowedArguments.LATIN1, "_codecs", "encode");
    enter(names, AllowedArguments.PLAIN, "_io", "BytesIO StringIO");
    enter(names, AllowedArguments.PLAIN, "array", "array");
    enter(names, AllowedArguments.PACKED, "array", "_array_reconstructor");
    enter(names, AllowedArguments.ITEMS, "collections", "deque");
    enter(names, AllowedArguments.PAIRS, "collections", "Counter OrderedDict");
    enter(
        names,
        AllowedArguments.PLAIN,
        "collections",
        "ChainMap UserDict UserList UserString defaultdict");
    enter(names, AllowedArguments.PLAIN, "datetime", "date datetime time timedelta timezone");
    enter(names, AllowedArguments.PLAIN, "decimal", "Decimal");
    enter(names, AllowedArguments.PLAIN, "fractions", "Fraction");
    enter(
        names,
        AllowedArguments.PLAIN,
        "ipaddress",
        "IPv4Address IPv4Interface IPv4Network IPv6Address IPv6Interface IPv6Network");
    for (String module : List.of("pathlib", "pathlib._local")) {
      enter(
          names,
          AllowedArguments.PLAIN,
          module,
          "PosixPath PurePosixPath PureWindowsPath WindowsPath PurePath");
    }
    enter(names, AllowedArguments.PATTERN, "re", "_compile");
    enter(names, AllowedArguments.PLAIN, "time", "struct_time");
    enter(names, AllowedArguments.ALIAS, "types", "GenericAlias");
    enter(names, AllowedArguments.NOTHING, "types", "SimpleNamespace");
    enter(names, AllowedArguments.PLAIN, "uuid", "UUID SafeUUID");
    enter(names, AllowedArguments.PLAIN, "zoneinfo", "ZoneInfo._unpickle");
    enter(names, AllowedArguments.DTYPE, "numpy", "dtype");
    for (String module : NUMPY.split(" ")) {
      enter(names, AllowedArguments.ARRAY, module + ".multiarray", "_reconstruct");
      // Before 2.0 a scalar of type object is its argument itself, for example a function.
      enter(names, AllowedArguments.SCALAR, module + ".multiarray", "scalar");
      enter(names, AllowedArguments.BUFFER, module + ".numeric", "_frombuffer");
    }
    enter(names, AllowedArguments.MASKED_ARRAY, "numpy.ma.core", "_mareconstruct");
    return Map.copyOf(names);
  }

  private static void enter(
      Map<String, AllowedArguments> to, AllowedArguments given, String module, String names) {
    for (String name : names.split(" ")) {
      to.put(module + "." + name, given);
    }
  }

  private static Map<String, AllowedState> states() {
    var states = new HashMap<String, AllowedState>();
    states.put("types.SimpleNamespace", AllowedState.STORED);
    StandardObjects.exceptions()
        .forEach(name -> states.put("builtins." + name, AllowedState.PLAIN_ATTRIBUTES));
    for (String name : "ChainMap OrderedDict UserDict UserList UserString".split(" ")) {
      states.put("collections." + name, AllowedState.PLAIN_ATTRIBUTES);
    }
    states.put("uuid.UUID", AllowedState.PLAIN_ATTRIBUTES);
    states.put("_io.BytesIO", AllowedState.PLAIN);
    states.put("_io.StringIO", AllowedState.PLAIN);
    ARRAYS.forEach(name -> states.put(name, AllowedState.ARRAY));
    MASKED_ARRAYS.forEach(name -> states.put(name, AllowedState.MASKED_ARRAY));
    states.put("numpy.dtype", AllowedState.DTYPE);
    return Map.copyOf(states);
  }

  /** Returns the arguments that are allowed for a constructor; empty if it is not on the list. */
  static Optional<AllowedArguments> of(PyGlobal global) {
    return Optional.ofNullable(NAMES.get(qualified(global)));
  }

  /** Returns the states that are allowed for the objects of a class. */
  static AllowedState state(PyGlobal global) {
    return STATES.getOrDefault(qualified(global), AllowedState.NONE);
  }

  /** Returns whether items or pairs may be added to the objects of a class. */
  static boolean isFilled(PyGlobal global) {
    return FILLED.contains(qualified(global));
  }

  /** Returns whether a value is one of numpy's classes of arrays. */
  static boolean isArrayClass(PyValue value) {
    return value instanceof PyGlobal global
        && (ARRAYS.contains(qualified(global)) || MASKED_ARRAYS.contains(qualified(global)));
  }

  /** Returns whether what a harmless function or class creates is bytes. */
  static boolean createsBytes(PyGlobal global) {
    return Set.of("_codecs.encode", "builtins.bytes").contains(qualified(global));
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

  /**
   * Returns whether the arguments of {@code re._compile} are a regular expression and flags without
   * {@code re.DEBUG}, which prints to the receiver's standard output.
   */
  static boolean isPattern(List<PyValue> arguments) {
    return arguments.size() == 2
        && switch (arguments.getFirst()) {
          case PyStr _, PyStr2 _, PyBytes _ -> true;
          case PyObject call -> call.callable() instanceof PyGlobal by && createsBytes(by);
          default -> false;
        }
        && arguments.get(1) instanceof PyInt flags
        && flags.isLong()
        && flags.longValue() >= 0
        && (flags.longValue() & DEBUG) == 0;
  }

  /** Returns whether the arguments are those of {@code array._array_reconstructor}. */
  static boolean isPacked(List<PyValue> arguments) {
    return arguments.size() == 4
        && arguments.getFirst() instanceof PyGlobal type
        && qualified(type).equals("array.array")
        && arguments.get(2) instanceof PyInt
        && (arguments.get(3) instanceof PyBytes
            || arguments.get(3) instanceof PyObject call
                && call.callable() instanceof PyGlobal by
                && createsBytes(by));
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
    return NAMES.containsKey(qualified(global)) || isArrayClass(global);
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

package picklescope.pickle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.python.PyGlobal;
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

  private static final int MAX_LENGTH = 60; // bytes; longer than any module or name of the list

  private HarmlessNames() {}

  /** The list while it is written: names of a module, separated by blanks, and their arguments. */
  private static final class Entries {
    final Map<String, AllowedArguments> all = new HashMap<>();

    void plain(String module, String names) {
      add(AllowedArguments.PLAIN, module, names);
    }

    void add(AllowedArguments allowed, String module, String names) {
      for (String name : names.split(" ")) {
        all.put(module + "." + name, allowed);
      }
    }
  }

  private static Map<String, AllowedArguments> names() {
    var entries = new Entries();
    entries.plain("builtins", "bool bytearray bytes complex float int object range str");
    entries.add(AllowedArguments.ITEMS, "builtins", "frozenset list set tuple");
    entries.add(AllowedArguments.PAIRS, "builtins", "dict");
    entries.add(AllowedArguments.STORED, "builtins", "slice");
    // Most of them only store their arguments, but SyntaxError iterates over one.
    StandardObjects.exceptions().forEach(name -> entries.plain("builtins", name));
    entries.add(
        AllowedArguments.CODEC_ERROR,
        "builtins",
        "UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError");
    entries.add(AllowedArguments.SINGLETON, "builtins", "type");
    entries.add(AllowedArguments.LATIN1, "_codecs", "encode");
    entries.plain("_io", "BytesIO StringIO");
    entries.plain("array", "array");
    entries.add(AllowedArguments.PACKED, "array", "_array_reconstructor");
    entries.add(AllowedArguments.ITEMS, "collections", "deque");
    entries.add(AllowedArguments.PAIRS, "collections", "Counter OrderedDict");
    entries.plain("collections", "ChainMap UserDict UserList UserString defaultdict");
    entries.plain("datetime", "date datetime time timedelta timezone");
    entries.plain("decimal", "Decimal");
    entries.plain("fractions", "Fraction");
    entries.plain("ipaddress", "IPv4Address IPv4Interface IPv4Network");
    entries.plain("ipaddress", "IPv6Address IPv6Interface IPv6Network");
    for (String module : List.of("pathlib", "pathlib._local")) {
      entries.plain(module, "PosixPath PurePosixPath PureWindowsPath WindowsPath PurePath");
    }
    entries.add(AllowedArguments.PATTERN, "re", "_compile");
    entries.plain("time", "struct_time");
    entries.add(AllowedArguments.ALIAS, "types", "GenericAlias");
    entries.add(AllowedArguments.NOTHING, "types", "SimpleNamespace");
    entries.plain("uuid", "UUID SafeUUID");
    entries.plain("zoneinfo", "ZoneInfo._unpickle");
    entries.add(AllowedArguments.DTYPE, "numpy", "dtype");
    for (String module : NUMPY.split(" ")) {
      entries.add(AllowedArguments.ARRAY, module + ".multiarray", "_reconstruct");
      // Before 2.0 a scalar of type object is its argument itself, for example a function.
      entries.add(AllowedArguments.SCALAR, module + ".multiarray", "scalar");
      entries.add(AllowedArguments.BUFFER, module + ".numeric", "_frombuffer");
    }
    entries.add(AllowedArguments.MASKED_ARRAY, "numpy.ma.core", "_mareconstruct");
    return Map.copyOf(entries.all);
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

  /** Returns whether a value is numpy's class of matrices. */
  static boolean isMatrix(PyValue value) {
    return value instanceof PyGlobal global && qualified(global).equals("numpy.matrix");
  }

  /** Returns whether what a harmless function or class creates is bytes. */
  static boolean createsBytes(PyGlobal global) {
    return Set.of("_codecs.encode", "builtins.bytes").contains(qualified(global));
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
  static String qualified(PyGlobal global) {
    PyGlobal python3 = RenamedInPython3.toPython3(global);
    if (python3.module().byteLength() > MAX_LENGTH || python3.name().byteLength() > MAX_LENGTH) {
      return "";
    }
    return python3.module() + "." + python3.name();
  }
}

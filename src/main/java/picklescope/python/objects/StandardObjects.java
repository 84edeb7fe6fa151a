package picklescope.python.objects;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picklescope.python.Form;
import picklescope.python.PyObject;
import picklescope.python.PyValue;

/** The registry of the classes whose objects are displayed as CPython prints them. */
public final class StandardObjects {
  private static final Map<String, Family> FAMILIES = families();

  private StandardObjects() {}

  /**
   * Returns the form of an object of a known class; empty for others, which are displayed by the
   * call that creates them.
   */
  static Optional<Form> known(Construction construction) {
    Optional<PyValue> builtin = Builtins.value(construction);
    if (builtin.isPresent()) {
      return builtin.map(Form::of);
    }
    Family family = FAMILIES.get(construction.name());
    return family == null ? Optional.empty() : family.form(construction);
  }

  /**
   * Returns the built-in value for which an object stands, such as bytes, which protocols 0 to 2
   * can write only as a call.
   */
  public static Optional<PyValue> builtin(PyObject object) {
    return Construction.of(object).flatMap(Builtins::value);
  }

  /**
   * Returns the number, text or bytes for which a scalar of numpy stands; empty if the object is
   * not one, or is a long double, a time or a structure.
   */
  public static Optional<PyValue> scalar(PyObject object) {
    return Construction.of(object).filter(Numpy::isScalar).flatMap(NumpyScalars::value);
  }

  /** Returns whether an object is of a standard class of which some are false. */
  public static boolean mayBeFalse(PyObject object) {
    return object.items().isEmpty()
        && object.pairs().isEmpty()
        && Construction.of(object).filter(made -> isSizedOrNumber(made.name())).isPresent();
  }

  private static boolean isSizedOrNumber(String name) {
    return name.startsWith("collections.")
        || name.startsWith("numpy.")
        || name.startsWith("array.")
        || Set.of("builtins.range", "datetime.timedelta", "decimal.Decimal", "fractions.Fraction")
            .contains(name);
  }

  /** Returns the names of the exceptions of {@code builtins}. */
  public static Set<String> exceptions() {
    return Exceptions.names();
  }

  private static Map<String, Family> families() {
    var families = new HashMap<String, Family>();
    families.put("builtins.range", Builtins::range);
    families.put("builtins.slice", Builtins::slice);
    families.put("builtins.type", Builtins::type);
    Exceptions.names().forEach(name -> families.put("builtins." + name, new Exceptions(name)));
    families.put("datetime.date", Datetimes::date);
    families.put("datetime.datetime", Datetimes::datetime);
    families.put("datetime.time", Datetimes::time);
    families.put("datetime.timedelta", Datetimes::timedelta);
    families.put("datetime.timezone", Datetimes::timezone);
    families.put("zoneinfo.ZoneInfo._unpickle", Datetimes::zone);
    families.put("decimal.Decimal", Numbers::decimal);
    families.put("fractions.Fraction", Numbers::fraction);
    families.put("uuid.UUID", Numbers::uuid);
    families.put("collections.OrderedDict", Collections::orderedDict);
    families.put("collections.defaultdict", Collections::defaultDict);
    families.put("collections.deque", Collections::deque);
    families.put("collections.Counter", Collections::counter);
    families.put("collections.ChainMap", Collections::chainMap);
    families.put("collections.UserDict", Collections::user);
    families.put("collections.UserList", Collections::user);
    families.put("collections.UserString", Collections::user);
    families.put("types.SimpleNamespace", Collections::namespace);
    families.put("functools.partial", Collections::partial);
    families.put("array.array", Arrays::listed);
    families.put("array._array_reconstructor", Arrays::packed);
    for (String name : List.of("PurePosixPath", "PosixPath", "PureWindowsPath", "WindowsPath")) {
      families.put("pathlib." + name, new Paths(name));
      families.put("pathlib._local." + name, new Paths(name));
    }
    families.put("ipaddress.IPv4Address", Addresses::v4);
    families.put("ipaddress.IPv6Address", Addresses::v6);
    for (String name : List.of("IPv4Network", "IPv6Network", "IPv4Interface", "IPv6Interface")) {
      families.put("ipaddress." + name, Addresses.text(name));
    }
    families.put("re._compile", Patterns::pattern);
    families.put("types.GenericAlias", Types::alias);
    families.put("time.struct_time", Types::structTime);
    for (String name : List.of("attrgetter", "itemgetter")) {
      families.put("operator." + name, Types.called("operator." + name));
    }
    families.put("numpy.dtype", Numpy::dtype);
    Numpy.modules("multiarray._reconstruct")
        .forEach(name -> families.put(name, Numpy::reconstructed));
    Numpy.modules("multiarray.scalar").forEach(name -> families.put(name, Numpy::scalar));
    Numpy.modules("numeric._frombuffer").forEach(name -> families.put(name, Numpy::fromBuffer));
    return Map.copyOf(families);
  }
}

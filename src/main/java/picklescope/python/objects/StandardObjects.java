package picklescope.python.objects;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;

/** The registry of the classes whose objects are shown as CPython prints them. */
public final class StandardObjects {
  private static final Map<String, Family> FAMILIES = families();

  private StandardObjects() {}

  /** How an object is written. */
  public static Form form(PyObject object) {
    return known(object).orElseGet(() -> UnknownObject.form(object));
  }

  /**
   * How an object of a known class is written; empty for others, which are shown as what would be
   * called.
   */
  public static Optional<Form> known(PyObject object) {
    if (object.callable() instanceof PyGlobal global) {
      Family family = FAMILIES.get(Globals.qualified(global));
      if (family != null) {
        return family.form(object);
      }
    }
    return Optional.empty();
  }

  /** How a reference to a class or function is written. */
  public static String name(PyGlobal global) {
    return Globals.shown(global);
  }

  private static Map<String, Family> families() {
    var families = new HashMap<String, Family>();
    Exceptions.names().forEach(name -> families.put("builtins." + name, new Exceptions(name)));
    return Map.copyOf(families);
  }
}

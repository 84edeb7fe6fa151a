package picklescope.python;

import java.util.ServiceLoader;

/**
 * Provides the text of objects and globals. A service of this module, implemented by {@code
 * picklescope.python.objects}, so that values can be displayed with the classes of the standard
 * library without depending on them. Thread-safe.
 */
public interface ObjectForms {
  /** Returns the text of an object, a generic one if its class is not known. */
  Form form(PyObject object);

  /** Returns the text of a reference to a class or function. */
  String name(PyGlobal global);

  /**
   * Returns the module's implementation.
   *
   * @throws IllegalStateException if there is none on the module path or the class path
   */
  static ObjectForms provided() {
    return ServiceLoader.load(ObjectForms.class, ObjectForms.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no provider of " + ObjectForms.class));
  }
}

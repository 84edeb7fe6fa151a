package picklescope.python;

import java.util.ServiceLoader;

/**
 * How objects and references are written: what values ask so that their text can name classes of
 * the standard library without knowing them. It is a service of this module, provided by {@code
 * picklescope.python.objects}; any thread may call.
 */
public interface ObjectForms {
  /** Returns how an object is written, as any other if its class is not known. */
  Form form(PyObject object);

  /** Returns how a reference to a class or function is written. */
  String name(PyGlobal global);

  /**
   * Returns the forms that the module provides.
   *
   * @throws IllegalStateException if the module or the class path holds none
   */
  static ObjectForms provided() {
    return ServiceLoader.load(ObjectForms.class, ObjectForms.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no provider of " + ObjectForms.class));
  }
}

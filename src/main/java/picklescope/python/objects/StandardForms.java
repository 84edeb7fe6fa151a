package picklescope.python.objects;

import java.util.Optional;
import picklescope.python.Form;
import picklescope.python.ObjectForms;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;

/** The forms of the objects of the standard library and numpy, as a service for values. */
public final class StandardForms implements ObjectForms {
  /** Called by the {@link java.util.ServiceLoader}. */
  public StandardForms() {}

  @Override
  public Form form(PyObject object) {
    Optional<Construction> construction = Construction.of(object);
    return construction
        .flatMap(StandardObjects::known)
        .orElseGet(() -> UnknownObject.form(object, construction));
  }

  @Override
  public String name(PyGlobal global) {
    return GlobalNames.repr(global);
  }
}

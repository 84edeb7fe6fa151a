package picklescope.python.objects;

import java.util.Optional;
import picklescope.python.Form;
import picklescope.python.ObjectForms;
import picklescope.python.PyGlobal;
import picklescope.python.PyObject;

/** The forms of the standard library's objects and numpy's, as the service that values ask for. */
public final class StandardForms implements ObjectForms {
  /** Made by the {@link java.util.ServiceLoader}. */
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

package picklescope.python.objects;

import java.util.Optional;
import picklescope.python.Form;

/** Classes whose objects are pickled and displayed in the same way. */
@FunctionalInterface
interface Family {
  /**
   * Returns the text of an object as CPython prints it; empty if the object was not pickled by its
   * class in the usual way.
   */
  Optional<Form> form(Construction object);
}

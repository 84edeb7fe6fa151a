package picklescope.python.objects;

import java.util.Optional;
import picklescope.python.Form;

/** Classes that are described and shown alike. */
@FunctionalInterface
interface Family {
  /**
   * How CPython prints an object of this family; empty when it is not described as the class's own
   * pickles describe it.
   */
  Optional<Form> form(Construction object);
}

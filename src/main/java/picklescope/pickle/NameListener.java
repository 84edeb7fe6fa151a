package picklescope.pickle;

import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyValue;

/**
 * Is told, while a pickle is read, what the pickle does with names of classes and functions.
 * Offsets are those of the opcodes, in bytes.
 */
interface NameListener {
  /** Takes no notice. */
  NameListener NONE = new NameListener() {};

  /** A name, the first time that the pickle mentions it; later it is the same object. */
  default void named(PyGlobal global, int offset) {}

  /** A name that only the receiver knows, because a call makes it. */
  default void lookedUp(PyObject lookup, int offset) {}

  /** A call, as it is made: nothing has been added to it yet. */
  default void called(PyObject call, int offset) {}

  /** An object, or a name, that is about to be given items or pairs. */
  default void filled(PyObject object, int offset) {}

  /** An object, or a name, that is about to be given a state. */
  default void built(PyObject object, PyValue state, int offset) {}
}

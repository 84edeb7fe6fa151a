package picklescope.pickle;

import picklescope.python.PyGlobal;
import picklescope.python.PyObject;
import picklescope.python.PyValue;

/**
 * Is notified, while a pickle is read, of what it does with names of classes and functions. Offsets
 * are those of the opcodes, in bytes.
 */
interface NameListener {
  /** Ignores all notifications. */
  NameListener NONE = new NameListener() {};

  /**
   * Called for a value of bytes, or a str of Python 2. It must not be modified.
   *
   * @param isEscaped whether it is written otherwise than as its bytes
   */
  default void read(byte[] value, boolean isEscaped) {}

  /** Called when the pickle contains a name for the first time. Later the same object is used. */
  default void named(PyGlobal global, int offset) {}

  /** Called for a name that only the receiver knows, because a call computes it. */
  default void lookedUp(PyObject lookup, int offset) {}

  /** Called for a value that only the receiver knows, by its extension code or persistent id. */
  default void referred(PyValue value, int offset) {}

  /** Called before such a value is modified. */
  default void changed(PyValue value, int offset) {}

  /** Called for a call before anything is added to its result. */
  default void called(PyObject call, int offset) {}

  /** Called before items or pairs are added to an object or a global. */
  default void filled(PyObject object, int offset) {}

  /**
   * Called before values are added to a container or an object.
   *
   * @param values the stack, with the values from one index to another
   */
  default void added(Object target, Object[] values, int from, int to, int offset) {}

  /** Called before the state of an object or a global is set. */
  default void built(PyObject object, PyValue state, int offset) {}
}

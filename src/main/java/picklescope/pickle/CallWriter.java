package picklescope.pickle;

import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyComplex;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/** Writes values that their protocol has no opcode for, as the calls that make them. */
final class CallWriter {
  private static final PyStr LATIN1 = PyStr.of("latin1");
  private static final PyGlobal ENCODE = new PyGlobal(PyStr.of("_codecs"), PyStr.of("encode"));
  private static final PyGlobal BYTES = builtin("bytes");
  private static final PyGlobal BYTE_ARRAY = builtin("bytearray");
  private static final PyGlobal SET = builtin("set");
  private static final PyGlobal FROZEN_SET = builtin("frozenset");
  private static final PyGlobal COMPLEX = builtin("complex");
  private static final int MAX_NESTED_STARTS = 100;

  private final Pickler pickler;
  private final Map<PyValue, Integer> started = new IdentityHashMap<>(0);

  CallWriter(Pickler pickler) {
    this.pickler = pickler;
  }

  private static PyGlobal builtin(String name) {
    return new PyGlobal(PyStr.of("builtins"), PyStr.of(name));
  }

  /** In any protocol. */
  boolean complex(PyComplex number) {
    return pickler.call(
        number, COMPLEX, new PyFloat(number.real()), new PyFloat(number.imaginary()));
  }

  /** Before protocol 3. */
  boolean bytes(PyBytes bytes) {
    if (bytes.length() == 0) {
      return pickler.call(bytes, BYTES);
    }
    var text = PyStr.of(new String(bytes.bytes(), StandardCharsets.ISO_8859_1));
    return pickler.call(bytes, ENCODE, text, LATIN1);
  }

  /** Before protocol 5. */
  boolean byteArray(PyByteArray bytes) {
    return bytes.length() == 0
        ? pickler.call(bytes, BYTE_ARRAY)
        : pickler.call(bytes, BYTE_ARRAY, PyBytes.of(bytes.bytes()));
  }

  /** Before protocol 4. */
  boolean set(PySet set) throws PickleException {
    if (set.size() > 0) {
      countStart(set);
    }
    return pickler.call(set, SET, PyList.of(set.items()));
  }

  /** Before protocol 4. */
  boolean frozenSet(PyFrozenSet set) throws PickleException {
    if (set.size() > 0) {
      countStart(set);
    }
    return pickler.call(set, FROZEN_SET, PyList.of(set.items()));
  }

  /**
   * A set that is a call can be referred to only when its members are written: a set within itself
   * would be written without end. One that an object within it refers to is begun again, and ends,
   * because the object is known by then.
   */
  void countStart(PyValue value) throws PickleException {
    if (started.merge(value, 1, Integer::sum) > MAX_NESTED_STARTS) {
      throw new PickleException(
          PickleException.Kind.UNSUPPORTED,
          pickler.out.size(),
          value instanceof PySet
              ? "a set that contains itself cannot be said in protocol %d; 4 can"
                  .formatted(pickler.protocol)
              : "more than %d parts of a value refer to it from inside of each other"
                  .formatted(MAX_NESTED_STARTS));
    }
  }
}

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

/** Writes values for which the protocol has no opcode, as calls that create them. */
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

  /** In all protocols. */
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
   * Counts how often the parts of a value have been started. A set written as a call can be
   * referred to only after its members have been written, so that a set that contains itself would
   * be written without end. A set to which an object in it refers is started again, and ends,
   * because the object is in the memo by then.
   *
   * @throws PickleException if it has been started too often
   */
  void countStart(PyValue value) throws PickleException {
    if (started.merge(value, 1, Integer::sum) > MAX_NESTED_STARTS) {
      throw new PickleException(
          PickleException.Kind.UNSUPPORTED,
          pickler.out.size(),
          value instanceof PySet
              ? "a set that contains itself cannot be written in protocol %s: use protocol 4 or 5"
                  .formatted(pickler.protocol)
              : "more than %s nested parts of a value refer back to it"
                  .formatted(MAX_NESTED_STARTS));
    }
  }
}

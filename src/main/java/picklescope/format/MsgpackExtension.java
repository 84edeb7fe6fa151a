package picklescope.format;

import java.nio.ByteBuffer;
import java.util.Optional;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Extension types of MessagePack: timestamps, and those that only the programs know. */
final class MsgpackExtension {
  private static final int TIMESTAMP = -1;
  private static final long NANOS = 1_000_000_000;
  private static final PyGlobal EXT_TYPE = new PyGlobal(PyStr.of("msgpack"), PyStr.of("ExtType"));

  private MsgpackExtension() {}

  /** Returns the value of an extension. */
  static PyValue value(byte type, byte[] data) {
    return type == TIMESTAMP
        ? seconds(data).<PyValue>map(PyFloat::new).orElseGet(() -> object(type, data))
        : object(type, data);
  }

  private static PyObject object(byte type, byte[] data) {
    return new PyObject(
        PyObject.Operation.NEWOBJ,
        EXT_TYPE,
        PyTuple.of(PyInt.of(type), PyBytes.of(data)),
        PyDict.of());
  }

  /** Returns the seconds of a timestamp since 1970; empty if it is not one. */
  private static Optional<Double> seconds(byte[] data) {
    var in = ByteBuffer.wrap(data);
    long seconds = 0;
    long nanos = 0;
    switch (data.length) {
      case 4 -> seconds = in.getInt() & 0xFFFFFFFFL;
      case 8 -> {
        long both = in.getLong();
        nanos = both >>> 34;
        seconds = both & (1L << 34) - 1;
      }
      case 12 -> {
        nanos = in.getInt() & 0xFFFFFFFFL;
        seconds = in.getLong();
      }
      default -> nanos = NANOS;
    }
    return nanos < NANOS ? Optional.of(seconds + nanos / (double) NANOS) : Optional.empty();
  }

  /** Returns the type and the bytes of an object that {@link #value} has returned. */
  static Optional<PyTuple> content(PyObject object) {
    return object.callable().equals(EXT_TYPE)
            && object.arguments() instanceof PyTuple pair
            && pair.size() == 2
            && pair.item(0) instanceof PyInt type
            && type.isLong()
            && type.longValue() == (byte) type.longValue()
            && pair.item(1) instanceof PyBytes
        ? Optional.of(pair)
        : Optional.empty();
  }
}

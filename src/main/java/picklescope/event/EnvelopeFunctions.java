package picklescope.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picklescope.format.FormatException;
import picklescope.format.JsonFormat;
import picklescope.format.Zlib;
import picklescope.pickle.PickleException;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleWriter;
import picklescope.python.Equality;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.FunctionTable;
import picklescope.python.objects.StandardObjects;
import picklescope.python.source.SourceException;
import picklescope.python.struct.Struct;
import picklescope.python.struct.StructException;
import picklescope.python.text.Counted;

/**
 * The functions that the expressions of a {@link CustomEnvelope} may call, in addition to those of
 * filters. They have the names and the meaning of Python's, but {@code without}, which Python
 * lacks.
 */
final class EnvelopeFunctions {
  private static final int DEFAULT_PROTOCOL = 4;

  /** For expressions over the payload. */
  static final FunctionTable READING =
      FunctionTable.standard()
          .withConstant("struct.unpack", 2, 2, values -> unpack(values.get(0), values.get(1)))
          .withConstant("json.loads", 1, 1, values -> json(values.getFirst()))
          .withConstant("pickle.loads", 1, 1, values -> unpickled(values.getFirst()))
          .withConstant("zlib.decompress", 1, 1, values -> decompressed(values.getFirst()))
          .withConstant("without", 2, 64, EnvelopeFunctions::without);

  /** For expressions over the arguments of a call. */
  static final FunctionTable WRITING =
      FunctionTable.standard()
          .withConstant("struct.pack", 1, 255, EnvelopeFunctions::pack)
          .withConstant("json.dumps", 1, 1, values -> jsonText(values.getFirst()))
          .withConstant("pickle.dumps", 1, 2, EnvelopeFunctions::pickled)
          .withConstant("zlib.compress", 1, 1, values -> compressed(values.getFirst()));

  private EnvelopeFunctions() {}

  private static PyValue unpack(PyValue format, PyValue bytes) {
    byte[] packed = bytes(bytes, "struct.unpack()");
    try {
      var struct = struct(format, "struct.unpack()");
      if (packed.length != struct.size()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "unpack requires %s for %s, not %,d",
                Counted.bytes(struct.size()),
                struct.format(),
                packed.length));
      }
      return PyTuple.of(struct.unpack(packed, 0));
    } catch (SourceException | StructException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static PyValue pack(List<PyValue> values) {
    try {
      var struct = struct(values.getFirst(), "struct.pack()");
      return PyBytes.of(struct.pack(values.subList(1, values.size())));
    } catch (SourceException | StructException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Struct struct(PyValue format, String function) throws SourceException {
    if (format instanceof PyStr text) {
      return Struct.of(text.toString());
    }
    throw new IllegalArgumentException(
        "the first argument of %s is a format, such as '<3f'".formatted(function));
  }

  private static PyValue json(PyValue text) {
    try {
      return JsonFormat.value(
          text instanceof PyStr string ? string.utf8() : bytes(text, "json.loads()"));
    } catch (FormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static PyValue jsonText(PyValue value) {
    try {
      byte[] ascii = new JsonFormat().writeValue(value);
      return PyStr.of(new String(ascii, StandardCharsets.US_ASCII));
    } catch (FormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Bytes after the pickle are ignored, as Python does. */
  private static PyValue unpickled(PyValue bytes) {
    try {
      byte[] pickle = bytes(bytes, "pickle.loads()");
      UnpickledDanger.unpickled(pickle);
      return PickleReader.readPickle(pickle, 0).value();
    } catch (PickleException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static PyValue pickled(List<PyValue> values) {
    int protocol = DEFAULT_PROTOCOL;
    if (values.size() > 1) {
      if (!(values.get(1) instanceof PyInt number)
          || !number.isLong()
          || number.longValue() < 0
          || number.longValue() > 5) {
        throw new IllegalArgumentException("the protocol of pickle.dumps() is 0 to 5");
      }
      protocol = (int) number.longValue();
    }
    try {
      return PyBytes.of(PickleWriter.write(values.getFirst(), protocol));
    } catch (PickleException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static PyValue decompressed(PyValue value) {
    try {
      byte[] data = bytes(value, "zlib.decompress()");
      var whole = Zlib.decompressedIfShort(data);
      if (whole.isEmpty()) {
        UnpickledDanger.tooLong();
        throw Zlib.tooLong();
      }
      return PyBytes.of(whole.get());
    } catch (FormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static PyValue compressed(PyValue value) {
    return PyBytes.of(Zlib.compressed(bytes(value, "zlib.compress()")));
  }

  private static PyValue without(List<PyValue> values) {
    if (!(values.getFirst() instanceof PyDict dict)) {
      throw new IllegalArgumentException(
          "the first argument of without() is a dict, not " + Repr.line(40).of(values.getFirst()));
    }
    var equality = new Equality();
    var left = PyDict.of();
    for (PyDict.Entry entry : dict.entries()) {
      boolean leftOut = false;
      for (int i = 1; i < values.size() && !leftOut; i++) {
        leftOut = equality.sameKey(entry.key(), values.get(i));
      }
      if (!leftOut) {
        left.put(entry.key(), entry.value(), equality);
      }
    }
    return left;
  }

  private static byte[] bytes(PyValue value, String function) {
    return switch (builtin(value)) {
      case PyBytes bytes -> bytes.bytes();
      case PyByteArray bytes -> bytes.bytes();
      case PyStr2 bytes -> bytes.bytes();
      case PyStr text when !function.startsWith("struct") -> text.utf8(); // a str of Python 2
      default ->
          throw new IllegalArgumentException("%s needs bytes, such as raw".formatted(function));
    };
  }

  /** Protocols 0 to 2 can write bytes only as an object. */
  private static PyValue builtin(PyValue value) {
    return value instanceof PyObject object
        ? StandardObjects.builtin(object).orElse(object)
        : value;
  }
}

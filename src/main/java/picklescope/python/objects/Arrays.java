package picklescope.python.objects;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import picklescope.python.Form;
import picklescope.python.PyFloat;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.PyValues;

/** {@code array.array}, in both of its pickled forms; items are created on access. */
final class Arrays {
  private static final String CODES = "bBuwhHiIlLqQfd";
  private static final int MAX_FORMAT = 21;

  private Arrays() {}

  /** Returns the form of {@code array.array(typecode, list)}, which protocols 0 to 2 use. */
  static Optional<Form> listed(Construction object) {
    if (!object.isArgumentsOnly() || object.size() < 1 || object.size() > 2) {
      return Optional.empty();
    }
    Optional<String> code = code(object.argument(0));
    if (code.isEmpty()) {
      return Optional.empty();
    }
    if (object.size() == 1) {
      return Optional.of(Form.text("array('" + code.get() + "')"));
    }
    return isText(code.get())
        ? characters(object.argument(1)).map(text -> text(code.get(), text))
        : object.argument(1) instanceof PyList list
            ? Optional.of(numbers(code.get(), list.items()))
            : Optional.empty();
  }

  private static Optional<PyStr> characters(PyValue value) {
    return switch (value) {
      case PyStr text -> Optional.of(text);
      case PyList list when list.items().stream().allMatch(item -> item instanceof PyStr) ->
          Optional.of(
              PyStr.ofCodePoints(
                  list.items().stream()
                      .flatMapToInt(item -> java.util.Arrays.stream(((PyStr) item).codePoints()))
                      .toArray()));
      default -> Optional.empty();
    };
  }

  /**
   * Returns the form of {@code array._array_reconstructor(array.array, typecode, format, bytes)}.
   */
  static Optional<Form> packed(Construction object) {
    if (!object.isArgumentsOnly()
        || object.size() != 4
        || !(object.argument(0) instanceof PyGlobal type)
        || !GlobalNames.qualified(type).equals("array.array")) {
      return Optional.empty();
    }
    Optional<String> code = code(object.argument(1));
    OptionalLong format = TypedValues.integer(object.argument(2), 0, MAX_FORMAT);
    Optional<byte[]> bytes = TypedValues.bytes(object.argument(3));
    if (code.isEmpty() || format.isEmpty() || bytes.isEmpty()) {
      return Optional.empty();
    }
    int number = (int) format.getAsLong();
    int width = width(number);
    boolean text = number >= 18;
    if (bytes.get().length % width != 0 || text != isText(code.get())) {
      return Optional.empty();
    }
    var order = number >= 2 && number % 2 == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    var buffer = ByteBuffer.wrap(bytes.get()).order(order);
    if (text) {
      return points(buffer, width).map(points -> text(code.get(), PyStr.ofCodePoints(points)));
    }
    return Optional.of(numbers(code.get(), items(buffer, number, width)));
  }

  private static int width(int format) {
    return switch (format) {
      case 0, 1 -> 1;
      case 2, 3, 4, 5, 18, 19 -> 2;
      case 6, 7, 8, 9, 14, 15, 20, 21 -> 4;
      default -> 8;
    };
  }

  private static List<PyValue> items(ByteBuffer buffer, int format, int width) {
    IntFunction<PyValue> item =
        switch (format) {
          case 0 -> at -> PyInt.of(buffer.get(at) & 0xFF);
          case 1 -> at -> PyInt.of(buffer.get(at));
          case 2, 3 -> at -> PyInt.of(buffer.getShort(at) & 0xFFFF);
          case 4, 5 -> at -> PyInt.of(buffer.getShort(at));
          case 6, 7 -> at -> PyInt.of(Integer.toUnsignedLong(buffer.getInt(at)));
          case 8, 9 -> at -> PyInt.of(buffer.getInt(at));
          case 10, 11 -> at -> unsigned(buffer.getLong(at));
          case 12, 13 -> at -> PyInt.of(buffer.getLong(at));
          case 14, 15 -> at -> new PyFloat(buffer.getFloat(at));
          default -> at -> new PyFloat(buffer.getDouble(at));
        };
    int size = buffer.capacity() / width;
    return new AbstractList<>() {
      @Override
      public PyValue get(int index) {
        return item.apply(index * width);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private static PyInt unsigned(long bits) {
    return bits >= 0 ? PyInt.of(bits) : PyInt.of(new BigInteger(Long.toUnsignedString(bits)));
  }

  private static Optional<int[]> points(ByteBuffer buffer, int width) {
    var points = new int[buffer.capacity() / width];
    for (int i = 0; i < points.length; i++) {
      points[i] = width == 2 ? buffer.getShort(i * 2) & 0xFFFF : buffer.getInt(i * 4);
      if (points[i] < 0 || points[i] > Character.MAX_CODE_POINT) {
        return Optional.empty();
      }
    }
    return Optional.of(points);
  }

  private static Form numbers(String code, List<PyValue> items) {
    return items.isEmpty()
        ? Form.text("array('" + code + "')")
        : Form.of("array('" + code + "', [", new Form.Items(items), "])");
  }

  private static Form text(String code, PyStr text) {
    return text.length() == 0
        ? Form.text("array('" + code + "')")
        : Form.of("array('" + code + "', ", text, ")");
  }

  private static boolean isText(String code) {
    return code.equals("u") || code.equals("w");
  }

  private static Optional<String> code(PyValue value) {
    return PyValues.text(value).filter(code -> code.length() == 1 && CODES.contains(code));
  }
}

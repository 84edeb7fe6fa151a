package picklescope.python.objects;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import picklescope.python.PyBytes;
import picklescope.python.PyStr;
import picklescope.python.Repr;

/**
 * The texts of an array's elements, which depend on each other: they are padded to the width of the
 * longest.
 */
final class NumpyElements {

  private final byte[] bytes;
  private final int stride;

  /**
   * Creates the texts of elements in bytes.
   *
   * @param stride the number of bytes from one element to the next
   */
  NumpyElements(byte[] bytes, int stride) {
    this.bytes = bytes;
    this.stride = stride;
  }

  /**
   * Returns a function from an element's position to its text.
   *
   * @param shown the positions of the elements that will be requested
   * @param scalar whether there is only one, which is not in an array
   */
  IntFunction<String> texts(NumpyType type, int offset, int[] shown, boolean scalar) {
    ByteBuffer buffer =
        ByteBuffer.wrap(bytes).order(type.big() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return switch (type.kind()) {
      case 'b' -> at -> bytes[byteOffset(at, offset)] != 0 ? scalar ? "True" : " True" : "False";
      case 'i', 'u' -> padded(shown, at -> whole(buffer, type, byteOffset(at, offset)));
      case 'f' -> {
        var floats =
            new NumpyFloats(doubles(buffer, type.size(), offset, shown), type.size(), false);
        yield at -> floats.text(number(buffer, type.size(), byteOffset(at, offset)));
      }
      case 'c' -> complex(buffer, type.size() / 2, offset, shown);
      case 'S' -> at -> octets(byteOffset(at, offset), type.size());
      case 'U' -> at -> characters(buffer, byteOffset(at, offset), type.size() / 4);
      case 'M' ->
          padded(
              shown,
              at ->
                  "'" + NumpyDates.text(buffer.getLong(byteOffset(at, offset)), type.unit()) + "'");
      case 'm' -> padded(shown, at -> duration(buffer.getLong(byteOffset(at, offset))));
      default -> structure(type, offset, shown);
    };
  }

  private int byteOffset(int element, int offset) {
    return element * stride + offset;
  }

  private static IntFunction<String> padded(int[] shown, IntFunction<String> text) {
    int width = IntStream.of(shown).mapToObj(text).mapToInt(String::length).max().orElse(0);
    return at -> {
      String one = text.apply(at);
      return " ".repeat(Math.max(0, width - one.length())) + one;
    };
  }

  static String whole(ByteBuffer buffer, NumpyType type, int at) {
    boolean signed = type.kind() == 'i';
    return switch (type.size()) {
      case 1 -> Integer.toString(signed ? buffer.get(at) : buffer.get(at) & 0xFF);
      case 2 -> Integer.toString(signed ? buffer.getShort(at) : buffer.getShort(at) & 0xFFFF);
      case 4 ->
          signed
              ? Integer.toString(buffer.getInt(at))
              : Integer.toUnsignedString(buffer.getInt(at));
      default ->
          signed ? Long.toString(buffer.getLong(at)) : Long.toUnsignedString(buffer.getLong(at));
    };
  }

  static double number(ByteBuffer buffer, int size, int at) {
    return switch (size) {
      case 2 -> Float.float16ToFloat(buffer.getShort(at));
      case 4 -> buffer.getFloat(at);
      default -> buffer.getDouble(at);
    };
  }

  private List<Double> doubles(ByteBuffer buffer, int size, int offset, int[] shown) {
    return IntStream.of(shown)
        .mapToObj(at -> number(buffer, size, byteOffset(at, offset)))
        .toList();
  }

  private IntFunction<String> complex(ByteBuffer buffer, int size, int offset, int[] shown) {
    var real = new NumpyFloats(doubles(buffer, size, offset, shown), size, false);
    var imaginary = new NumpyFloats(doubles(buffer, size, offset + size, shown), size, true);
    return at -> {
      String second = imaginary.text(number(buffer, size, byteOffset(at, offset + size)));
      String digits = second.stripTrailing();
      return real.text(number(buffer, size, byteOffset(at, offset)))
          + digits
          + "j"
          + second.substring(digits.length());
    };
  }

  private String octets(int at, int size) {
    int end = at + size;
    while (end > at && bytes[end - 1] == 0) {
      end--;
    }
    return new Repr().of(PyBytes.of(Arrays.copyOfRange(bytes, at, end)));
  }

  private static String characters(ByteBuffer buffer, int at, int count) {
    var points = new int[count];
    int length = 0;
    for (int i = 0; i < count; i++) {
      int point = buffer.getInt(at + 4 * i);
      points[i] = point >= 0 && point <= Character.MAX_CODE_POINT ? point : 0xFFFD;
      length = point != 0 ? i + 1 : length;
    }
    return new Repr().of(PyStr.ofCodePoints(Arrays.copyOf(points, length)));
  }

  static String duration(long value) {
    return value == Long.MIN_VALUE ? "'" + NumpyDates.NAT + "'" : Long.toString(value);
  }

  private IntFunction<String> structure(NumpyType type, int offset, int[] shown) {
    var fields = new ArrayList<IntFunction<String>>();
    for (NumpyType.Field field : type.fields()) {
      fields.add(texts(field.type(), offset + field.offset(), shown, false));
    }
    return at -> {
      var parts = fields.stream().map(field -> field.apply(at)).toList();
      return "(" + String.join(", ", parts) + (parts.size() == 1 ? ",)" : ")");
    };
  }
}

package picklescope.python.eval;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.eval.Functions.Arguments;

/** The methods of bytes and bytearray: those of str with each byte as a character, in ASCII. */
final class BytesMethods {
  private BytesMethods() {}

  static PyValue call(
      String name, byte[] octets, boolean isBytes, Arguments arguments, Evaluation evaluation) {
    evaluation.steps(1 + octets.length / 8);
    PyValue same = isBytes ? PyBytes.of(octets) : PyByteArray.of(octets);
    return switch (name) {
      case "startswith", "endswith", "find", "count" ->
          SearchMethods.call(name, same, arguments, evaluation);
      case "lower", "upper" -> of(mapped(octets, name.equals("upper")), isBytes);
      default -> {
        // strip and split
        for (PyValue value : arguments.values()) {
          if (value instanceof PyStr) {
            yield evaluation.typeError(arguments.expr(0), "expected bytes (b'...'), found str");
          }
        }
        PyStr text = characters(octets);
        var values = arguments.values().stream().map(BytesMethods::characters).toList();
        var moved = new Arguments(arguments.expr(), values, Map.of());
        PyValue result = StrMethods.call(name, text, moved, BytesMethods::isSpace, evaluation);
        yield result == Evaluation.MISSING ? result : back(result, isBytes);
      }
    };
  }

  private static boolean isSpace(int octet) {
    return octet == ' ' || octet >= 9 && octet <= 13;
  }

  private static PyValue of(byte[] octets, boolean isBytes) {
    return isBytes ? PyBytes.of(octets) : PyByteArray.of(octets);
  }

  private static byte[] mapped(byte[] octets, boolean upper) {
    byte[] mapped = Arrays.copyOf(octets, octets.length);
    for (int i = 0; i < mapped.length; i++) {
      byte b = mapped[i];
      boolean letter = upper ? b >= 'a' && b <= 'z' : b >= 'A' && b <= 'Z';
      mapped[i] = letter ? (byte) (b ^ 0x20) : b;
    }
    return mapped;
  }

  private static PyValue characters(PyValue value) {
    byte[] octets = Comparisons.octets(value);
    return octets == null ? value : characters(octets);
  }

  private static PyStr characters(byte[] octets) {
    return PyStr.of(new String(octets, StandardCharsets.ISO_8859_1));
  }

  private static PyValue back(PyValue result, boolean isBytes) {
    return switch (result) {
      case PyStr text -> of(text.toString().getBytes(StandardCharsets.ISO_8859_1), isBytes);
      case PyList list ->
          PyList.of(list.items().stream().map(item -> back(item, isBytes)).toList());
      default -> result;
    };
  }
}

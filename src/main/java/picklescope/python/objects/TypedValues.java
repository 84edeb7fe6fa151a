package picklescope.python.objects;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;

/** Converts values to the types that a class expects. */
final class TypedValues {
  private TypedValues() {}

  static OptionalLong integer(PyValue value) {
    return switch (value) {
      case PyInt number when number.isLong() -> OptionalLong.of(number.longValue());
      case PyBool bool -> OptionalLong.of(bool.value() ? 1 : 0);
      default -> OptionalLong.empty();
    };
  }

  /** Returns the value if it is an int within bounds. */
  static OptionalLong integer(PyValue value, long least, long most) {
    OptionalLong number = integer(value);
    return number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most
        ? number
        : OptionalLong.empty();
  }

  static Optional<BigInteger> big(PyValue value) {
    return switch (value) {
      case PyInt number -> Optional.of(number.bigValue());
      case PyBool bool -> Optional.of(bool.value() ? BigInteger.ONE : BigInteger.ZERO);
      default -> Optional.empty();
    };
  }

  /** Returns the int, unless it has many more decimal digits than the given number. */
  static Optional<BigInteger> big(PyValue value, int digits) {
    return value instanceof PyInt number && number.isLongerThan(digits)
        ? Optional.empty()
        : big(value);
  }

  /** Returns the text, if it takes at most the given number of bytes. */
  static Optional<String> boundedText(PyValue value, int bytes) {
    int length =
        switch (value) {
          case PyStr text -> text.byteLength();
          case PyStr2 text -> text.length();
          default -> 0;
        };
    return length > bytes ? Optional.empty() : PyValues.text(value);
  }

  static Optional<List<PyValue>> sequence(PyValue value) {
    return switch (value) {
      case PyList list -> Optional.of(list.items());
      case PyTuple tuple -> Optional.of(tuple.items());
      default -> Optional.empty();
    };
  }

  /** Returns bytes in any of the forms in which they are pickled. */
  static Optional<byte[]> bytes(PyValue value) {
    return switch (value) {
      case PyBytes bytes -> Optional.of(bytes.bytes());
      case PyByteArray bytes -> Optional.of(bytes.bytes());
      case PyStr2 bytes -> Optional.of(bytes.bytes());
      case PyObject object ->
          StandardObjects.builtin(object)
              .flatMap(builtin -> builtin instanceof PyObject ? Optional.empty() : bytes(builtin));
      default -> Optional.empty();
    };
  }

  /** Returns the bytes of a Latin-1 text. */
  static Optional<byte[]> latin1(PyValue value) {
    if (!(value instanceof PyStr text)) {
      return Optional.empty();
    }
    String string = text.toString();
    boolean fits = string.chars().allMatch(c -> c < 0x100);
    return fits ? Optional.of(string.getBytes(StandardCharsets.ISO_8859_1)) : Optional.empty();
  }
}

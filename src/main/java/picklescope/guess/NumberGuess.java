package picklescope.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.source.SourceException;
import picklescope.python.struct.Struct;
import picklescope.python.struct.StructException;

/** A sequence of numbers, in the formats of Python's struct. */
final class NumberGuess {
  private static final int MAX_LENGTH = 4096; // bytes
  private static final double MIN = 1e-6;
  private static final double MAX = 1e6;

  private NumberGuess() {}

  static List<RawGuess> of(byte[] bytes) {
    var guesses = new ArrayList<RawGuess>();
    if (bytes.length == 0 || bytes.length > MAX_LENGTH) {
      return guesses;
    }
    for (char code : new char[] {'f', 'd', 'i', 'h'}) {
      for (char order : new char[] {'<', '>'}) {
        of(bytes, order, code).ifPresent(guesses::add);
      }
    }
    return guesses;
  }

  private static Optional<RawGuess> of(byte[] bytes, char order, char code) {
    int width = code == 'd' ? 8 : code == 'h' ? 2 : 4;
    if (bytes.length % width != 0) {
      return Optional.empty();
    }
    String format = "%c%s%c".formatted(order, bytes.length / width, code);
    try {
      List<PyValue> values = Struct.of(format).unpack(bytes, 0);
      boolean everyday =
          values.stream().allMatch(NumberGuess::isEveryday)
              && values.stream().anyMatch(value -> !isZero(value));
      return everyday
          ? Optional.of(new RawGuess(title(order, code) + " " + format, why(code), lines(values)))
          : Optional.empty();
    } catch (SourceException | StructException e) {
      throw new IllegalStateException(format, e);
    }
  }

  private static boolean isZero(PyValue value) {
    return value.equals(new PyFloat(0)) || value.equals(PyInt.of(0));
  }

  private static boolean isEveryday(PyValue value) {
    return switch (value) {
      case PyFloat number -> {
        double size = Math.abs(number.value());
        yield size == 0 || size >= MIN && size <= MAX;
      }
      case PyInt number -> Math.abs(number.longValue()) <= 100_000;
      default -> false;
    };
  }

  private static String title(char order, char code) {
    String type =
        switch (code) {
          case 'f' -> "floats";
          case 'd' -> "doubles";
          case 'i' -> "ints";
          default -> "short ints";
        };
    return type + (order == '<' ? ", little-endian" : ", big-endian");
  }

  private static String why(char code) {
    return code == 'f' || code == 'd'
        ? "the length fits, and every number is 0 or of ordinary size, 0.000001 to 1,000,000"
        : "the length fits, and no number is above 100,000";
  }

  /** Returns a line for each value, with its offset. */
  static List<String> lines(List<PyValue> values) {
    var lines = new ArrayList<String>();
    for (PyValue value : values) {
      lines.add("[%s] %s".formatted(lines.size(), Repr.line(200).of(value)));
    }
    return List.copyOf(lines);
  }
}

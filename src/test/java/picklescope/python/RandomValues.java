package picklescope.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random built-in values from a seed. */
public final class RandomValues {
  private static final int[] CHARACTERS =
      IntStream.concat(
              IntStream.range(0, 0x250),
              IntStream.of(
                  0x3A9, 0x5D0, 0x20AC, 0x2028, 0x3000, 0x4E00, 0xD83D, 0xDE00, 0xE000, 0xFEFF,
                  0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0xE0001, 0x10FFFF))
          .toArray();

  private final RandomGenerator random;

  public RandomValues(RandomGenerator random) {
    this.random = random;
  }

  /** Returns a list of values, some of which occur more than once, and which may contain itself. */
  public PyList shared(int depth) {
    var list = PyList.of();
    for (int i = random.nextInt(2, 8); i > 0; i--) {
      PyValue value =
          list.size() > 0 && random.nextInt(3) == 0
              ? list.item(random.nextInt(list.size()))
              : value(depth);
      list.add(value);
      if (random.nextInt(3) == 0) {
        list.add(PyTuple.of(value, PyList.of(value)));
      }
      if (random.nextInt(8) == 0) {
        list.add(list);
      }
    }
    return list;
  }

  public PyValue value(int depth) {
    return switch (random.nextInt(depth > 0 ? 14 : 8)) {
      case 0 -> PyNone.NONE;
      case 1 -> PyBool.of(random.nextBoolean());
      case 2 -> integer();
      case 3 -> new PyFloat(number());
      case 4 -> new PyComplex(number(), number());
      case 5 -> text();
      case 6 -> PyBytes.of(octets());
      case 7 -> PyByteArray.of(octets());
      case 8, 9 -> PyList.of(values(depth));
      case 10, 11 -> PyTuple.of(values(depth));
      case 12 -> PySet.of(random.nextBoolean() ? List.of() : List.of(text()));
      default -> {
        var dict = PyDict.of();
        values(depth).forEach(value -> dict.put(text(), value));
        yield dict;
      }
    };
  }

  private List<PyValue> values(int depth) {
    var values = new ArrayList<PyValue>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.add(value(depth - 1));
    }
    return values;
  }

  PyInt integer() {
    return random.nextInt(4) == 0
        ? PyInt.of(new BigInteger(random.nextInt(1, 400), new java.util.Random(random.nextLong())))
        : PyInt.of(random.nextLong() >> random.nextInt(64));
  }

  double number() {
    return switch (random.nextInt(6)) {
      case 0 -> Double.longBitsToDouble(random.nextLong());
      case 1 -> random.nextInt(-1000, 1000) / 8.0;
      case 2 -> random.nextLong(1_000_000) * Math.pow(10, random.nextInt(-30, 30));
      case 3 -> -0.0;
      case 4 -> random.nextGaussian();
      default -> Math.scalb(1.0, random.nextInt(-1074, 1024));
    };
  }

  PyStr text() {
    return PyStr.ofCodePoints(
        IntStream.range(0, random.nextInt(8))
            .map(i -> CHARACTERS[random.nextInt(random.nextBoolean() ? 128 : CHARACTERS.length)])
            .toArray());
  }

  private byte[] octets() {
    var octets = new byte[random.nextInt(8)];
    random.nextBytes(octets);
    return octets;
  }
}

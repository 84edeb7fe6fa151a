package picklescope.python.struct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.TestSeed;
import picklescope.python.PyBytes;
import picklescope.python.PyInt;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PythonProcess;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;

class StructTest {
  private static final Repr REPR = new Repr();

  private final SplittableRandom random = new SplittableRandom(TestSeed.get());

  private String format(String codes) {
    var format = new StringBuilder(List.of("", "@", "=", "<", ">", "!").get(random.nextInt(6)));
    for (int i = random.nextInt(6); i > 0; i--) {
      format.append(random.nextInt(4) == 0 ? " " : "");
      format.append(random.nextInt(3) == 0 ? Integer.toString(random.nextInt(5)) : "");
      format.append(codes.charAt(random.nextInt(codes.length())));
    }
    // Older versions of Python write an extra byte for 0p.
    return format.toString().replace("0p", "1p");
  }

  private String value() {
    return switch (random.nextInt(9)) {
      case 0 -> Integer.toString(random.nextInt(-300, 300));
      case 1 -> Long.toString(random.nextLong() >> random.nextInt(64));
      case 2 -> "(1 << %d) - %d".formatted(random.nextInt(66), random.nextInt(2));
      case 3 -> "-(1 << %d)".formatted(random.nextInt(66));
      case 4 -> Double.toString((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-9, 6)));
      case 5 ->
          List.of("65519.99", "65520.0", "3.5e38", "1e-8", "5.960464477539063e-08", "1e308", "-0.0")
              .get(random.nextInt(7));
      case 6 -> List.of("True", "None", "'text'", "[]").get(random.nextInt(4));
      case 7 -> List.of("b''", "b'A'", "b'ABC'", "b'\\x00\\xff'").get(random.nextInt(4));
      default -> "bytearray(b'xyz')";
    };
  }

  private static String ours(String format, List<String> values) throws Exception {
    try {
      var given = new ArrayList<PyValue>();
      for (String value : values) {
        given.add(Constants.value(value));
      }
      byte[] packed = Struct.of(format).pack(given);
      return REPR.of(
          PyTuple.of(PyBytes.of(packed), PyTuple.of(Struct.of(format).unpack(packed, 0))));
    } catch (StructException | SourceException e) {
      return "!";
    }
  }

  @Test
  void packsAndUnpacksAsPythonDoes() throws Exception {
    var expressions = new ArrayList<String>();
    var ours = new ArrayList<String>();
    for (int i = 0; i < 6_000; i++) {
      String format = format("xcbB?hHiIlLqQefdspnNPz");
      int count = 3;
      try {
        count = Struct.of(format).count() + (random.nextInt(20) == 0 ? 1 : 0);
      } catch (SourceException e) {
        // Python must refuse it too.
      }
      var values = new ArrayList<String>();
      for (int k = 0; k < count; k++) {
        values.add(value());
      }
      ours.add(ours(format, values));
      String arguments = String.join(", ", values);
      expressions.add(
          "(packed := struct.pack('%1$s', %2$s), struct.unpack('%1$s', packed))"
              .formatted(format, arguments));
    }
    compare(expressions, ours);
    assertTrue(ours.stream().filter(text -> !text.equals("!")).count() > 1_000);
  }

  @Test
  void unpacksAnyBytesAsPythonDoes() throws Exception {
    var expressions = new ArrayList<String>();
    var ours = new ArrayList<String>();
    for (int i = 0; i < 4_000; i++) {
      String format = format("xcbB?hHiIlLqQefdspnNP");
      var bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      String text = REPR.of(PyBytes.of(bytes));
      try {
        ours.add(REPR.of(PyTuple.of(Struct.of(format).unpack(bytes, 0))));
      } catch (StructException | SourceException e) {
        ours.add("!");
      }
      expressions.add("struct.unpack_from('%s', %s)".formatted(format, text));
    }
    compare(expressions, ours);
  }

  private static void compare(List<String> expressions, List<String> ours) throws Exception {
    try (var python = new PythonProcess()) {
      python.names("{'struct': __import__('struct')}");
      List<String> answers = python.evaluate(expressions);
      for (int i = 0; i < ours.size(); i++) {
        boolean silentlyInfinite = ours.get(i).equals("!") && answers.get(i).contains("inf");
        boolean refused = answers.get(i).startsWith("!") || silentlyInfinite;
        String expected = refused ? "!" : answers.get(i);
        assertEquals(expected, ours.get(i), expressions.get(i));
      }
    }
  }

  @Test
  void reportsTheOffsetOfEachValue() throws Exception {
    var struct = Struct.of("<Bx3sh2f");
    assertEquals(15, struct.size());
    assertEquals(5, struct.count());
    assertEquals(List.of(0, 2, 5, 7, 11), offsets(struct));
    assertEquals(3, struct.size(1));
    assertEquals(4, struct.size(4));
  }

  private static List<Integer> offsets(Struct struct) {
    var offsets = new ArrayList<Integer>();
    for (int i = 0; i < struct.count(); i++) {
      offsets.add(struct.offset(i));
    }
    return offsets;
  }

  @ParameterizedTest
  @CsvSource({"<3y, 2", "<4, 2", "f<, 1", "<P, 1", "9999999999s, 0", "<f999999999d, 2"})
  void reportsThePositionOfAFormatError(String format, int offset) {
    var e = assertThrows(SourceException.class, () -> Struct.of(format));
    assertEquals(offset, e.offset());
  }

  @Test
  void reportsValuesThatDoNotFit() throws Exception {
    var byteSized = Struct.of("<B");
    assertEquals(
        "B takes an int from 0 to 255, not 256",
        assertThrows(StructException.class, () -> byteSized.pack(List.of(PyInt.of(256))))
            .getMessage());
    assertEquals(
        "<B takes 1 byte; there are 0 from here on",
        assertThrows(StructException.class, () -> byteSized.unpack(new byte[3], 3)).getMessage());
  }
}

package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.python.PyBuffer;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Cases that the corpus lacks: buffers in any order, and values with very long pickles. */
class PickleWriterTest {
  @Test
  void buffersThatComeInOrderOnceAreWrittenAsCPythonDoes() throws PickleException {
    var value = PyList.of(new PyBuffer(0, false), new PyBuffer(1, true));
    assertArrayEquals(
        ascii("\200\5\225\10\0\0\0\0\0\0\0]\224(\227\227\230e."), PickleWriter.write(value, 5));
  }

  @Test
  void buffersAreWrittenInAnyOrderAndNumber() throws PickleException {
    var value =
        PyTuple.of(
            new PyBuffer(2, true),
            new PyBuffer(0, false),
            new PyBuffer(2, false),
            new PyBuffer(0, true),
            new PyBuffer(3, false));
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      PyValue again = PickleReader.read(PickleWriter.write(value, protocol));
      assertEquals(value.items(), ((PyTuple) again).items());
    }
  }

  /** CPython's pickler would write half a gigabyte: it does not memoize ints. */
  @Test
  void aLongIntWithManyReferencesIsMemoized() throws PickleException {
    var pickle = new ByteArrayOutputStream();
    pickle.writeBytes(ascii("](\213\0\100\0\0"));
    pickle.writeBytes(new byte[0x3FFF]);
    pickle.write(1);
    pickle.writeBytes("2".repeat(40_000).getBytes(StandardCharsets.US_ASCII));
    pickle.writeBytes(ascii("e."));
    isShort(pickle.toByteArray());
  }

  private static void isShort(byte[] pickle) throws PickleException {
    PyValue value = PickleReader.read(pickle);
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      byte[] written = PickleWriter.write(value, protocol);
      assertTrue(written.length < 9 * pickle.length, protocol + ": " + written.length);
      var again = PickleReader.read(written);
      assertEquals(Optional.empty(), GraphComparison.difference(value, again, protocol));
    }
  }

  /** A few repetitions cost nothing. */
  @Test
  void aLongIntWithFewReferencesIsRepeated() throws PickleException {
    var number = PyInt.of(java.math.BigInteger.TWO.pow(8_000));
    int once = PickleWriter.write(PyList.of(number), 5).length;
    assertTrue(PickleWriter.write(PyList.of(number, number), 5).length > 2 * once - 20);
  }

  @Test
  void theLimitIsExact() throws PickleException {
    var value = PyList.of(PyStr.of("text"), PyStr.of("ä".repeat(100)), PyTuple.of());
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      int chosen = protocol;
      byte[] whole = PickleWriter.write(value, protocol);
      assertArrayEquals(whole, PickleWriter.write(value, protocol, bytes(whole.length)));
      for (int less : new int[] {1, 2, 50, whole.length}) {
        var error =
            assertThrows(
                PickleException.class,
                () -> PickleWriter.write(value, chosen, bytes(whole.length - less)));
        assertEquals(PickleException.Kind.LIMIT, error.kind());
        assertEquals(whole.length - less, error.limit().orElseThrow());
        assertTrue(error.actual().orElseThrow() > whole.length - less);
      }
    }
  }

  private static PickleLimits bytes(int most) {
    PickleLimits all = PickleLimits.DEFAULT;
    return new PickleLimits(
        most, all.nodes(), all.depth(), all.memo(), all.integerDigits(), all.stringLength());
  }

  @Test
  void nestedPersistentIdsAreMemoized() throws PickleException {
    isShort(ascii("](K\1" + "Q".repeat(30_000) + "2".repeat(30_000) + "e."));
  }

  @Test
  void aLongPersistentIdWithManyReferencesIsMemoized() throws PickleException {
    isShort(ascii("](P" + "x".repeat(30_000) + "\n" + "2".repeat(30_000) + "e."));
    isShort(ascii("](X0u\0\0" + "x".repeat(30_000) + "q\0Q" + "h\0Q".repeat(10_000) + "e."));
  }

  @Test
  void aLongNameWithManyReferencesIsMemoized() throws PickleException {
    var pickle = new StringBuilder("](X0u\0\0" + "m".repeat(30_000) + "q\0");
    for (int i = 0; i < 5_000; i++) {
      pickle.append("h\0\u008c\4%04x\u0093".formatted(i));
      pickle.append("(ih\nC\n");
    }
    isShort(ascii(pickle + "e."));
  }

  @Test
  void sharedArgumentsAreMemoized() throws PickleException {
    String shared = "(" + "N".repeat(30_000) + "tq\0cm\nC\nq\1";
    isShort(ascii("](" + shared + "h\1h\0\u0081".repeat(6_000) + "e."));
  }

  @Test
  void aNameWithManyDotsIsNotSplit() throws PickleException {
    var name = new PyGlobal(PyStr.of("module"), PyStr.of("a.".repeat(30_000) + "b"));
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      assertEquals(name, PickleReader.read(PickleWriter.write(name, protocol)));
    }
    var ordinary = new PyGlobal(PyStr.of("module"), PyStr.of("Outer.Inner"));
    assertTrue(PickleReader.read(PickleWriter.write(ordinary, 2)) instanceof PyObject);
    assertEquals(
        Optional.empty(),
        GraphComparison.difference(
            ordinary, PickleReader.read(PickleWriter.write(ordinary, 2)), 2));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

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
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** What the corpus does not hold: buffers in any order, and values with very long pickles. */
class PickleWriterTest {
  @Test
  void buffersThatComeInOrderOnceAreWrittenAsCPythonDoes() throws PickleException {
    var value = PyList.of(new PyBuffer(0, false), new PyBuffer(1, true));
    assertArrayEquals(
        ascii("\200\5\225\10\0\0\0\0\0\0\0]\224(\227\227\230e."), PickleWriter.write(value, 5));
  }

  @Test
  void buffersAreThemselvesInAnyOrderAndNumber() throws PickleException {
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

  /** A datagram can say a value of half a gigabyte, by DUP and an int that no memo entry holds. */
  @Test
  void moreBytesThanTheLimitAreAnError() throws PickleException {
    var pickle = new ByteArrayOutputStream();
    pickle.writeBytes(ascii("](\213\0\100\0\0"));
    pickle.writeBytes(new byte[0x3FFF]);
    pickle.write(1);
    pickle.writeBytes("2".repeat(40_000).getBytes(StandardCharsets.US_ASCII));
    pickle.writeBytes(ascii("e."));
    PyValue value = PickleReader.read(pickle.toByteArray());
    for (int protocol : new int[] {0, 5}) {
      var error = assertThrows(PickleException.class, () -> PickleWriter.write(value, protocol));
      assertEquals(PickleException.Kind.LIMIT, error.kind());
      assertEquals(1 << 26, error.limit().orElseThrow());
      assertTrue(error.actual().orElseThrow() > 1 << 26);
    }
  }

  @Test
  void theLimitIsExact() throws PickleException {
    var value = PyList.of(PyStr.of("text"), PyStr.of("ä".repeat(100)), PyTuple.of());
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      int chosen = protocol;
      byte[] whole = PickleWriter.write(value, protocol);
      assertArrayEquals(whole, PickleWriter.write(value, protocol, bytes(whole.length)));
      for (int less : new int[] {1, 2, 50, whole.length}) {
        assertThrows(
            PickleException.class,
            () -> PickleWriter.write(value, chosen, bytes(whole.length - less)));
      }
    }
  }

  private static PickleLimits bytes(int most) {
    PickleLimits all = PickleLimits.DEFAULT;
    return new PickleLimits(
        most, all.nodes(), all.depth(), all.memo(), all.integerDigits(), all.stringLength());
  }

  @Test
  void aPersistentIdWithinManyOthersIsBounded() throws PickleException {
    var deep = new ByteArrayOutputStream();
    deep.writeBytes(ascii("](K\1" + "Q".repeat(30_000) + "2".repeat(30_000) + "e."));
    PyValue value = PickleReader.read(deep.toByteArray());
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      int chosen = protocol;
      assertThrows(
          PickleException.class, () -> PickleWriter.write(value, chosen, bytes(1_000_000)));
    }
  }

  @Test
  void aNameWithVeryManyDotsIsNotTakenApart() throws PickleException {
    var name = new PyGlobal(PyStr.of("module"), PyStr.of("a.".repeat(30_000) + "b"));
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      assertEquals(name, PickleReader.read(PickleWriter.write(name, protocol)));
    }
    var ordinary = new PyGlobal(PyStr.of("module"), PyStr.of("Outer.Inner"));
    assertTrue(PickleReader.read(PickleWriter.write(ordinary, 2)) instanceof PyObject);
    assertEquals(
        Optional.empty(),
        SameGraph.difference(ordinary, PickleReader.read(PickleWriter.write(ordinary, 2)), 2));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.PyInt;

/** Each limit permits exactly its number, and reports the offset of the next one. */
class PickleLimitsTest {
  private static final int MANY = 1 << 20;

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void passes(String pickle, PickleLimits limits) throws PickleException {
    assertEquals(pickle.length(), PickleReader.readPickle(bytes(pickle), 0, limits).length());
  }

  private static void fails(String pickle, PickleLimits limits, int offset, long limit) {
    var e =
        assertThrows(
            PickleException.class, () -> PickleReader.readPickle(bytes(pickle), 0, limits));
    assertEquals(Kind.LIMIT, e.kind());
    assertEquals(offset, e.offset());
    assertEquals(OptionalLong.of(limit), e.limit());
    assertEquals(OptionalLong.of(limit + 1), e.actual());
  }

  @Test
  void bytesOfAPickle() throws PickleException {
    var limits = new PickleLimits(4, MANY, MANY, MANY, 4_300, MANY);
    passes("N0N.", limits);
    fails("N0NN.", limits, 0, 4);
  }

  @Test
  void memoEntries() throws PickleException {
    var limits = new PickleLimits(MANY, MANY, MANY, 3, 4_300, MANY);
    passes("N\u0094\u0094\u0094.", limits);
    fails("N\u0094\u0094\u0094\u0094.", limits, 4, 3);
  }

  @Test
  void bytesOfAText() throws PickleException {
    var limits = new PickleLimits(MANY, MANY, MANY, MANY, 4_300, 3);
    passes("\u008c\u0003abc.", limits);
    fails("N0\u008c\u0004abcd.", limits, 2, 3);
    passes("Vabc\n.", limits);
    fails("Vabcd\n.", limits, 0, 3);
    for (String start : new String[] {"X", "T", "B"}) {
      passes(start + "\3\0\0\0abc.", limits);
      fails(start + "\4\0\0\0abcd.", limits, 0, 3);
    }
    for (String start : new String[] {"\u008d", "\u008e", "\u0096"}) {
      passes(start + "\3\0\0\0\0\0\0\0abc.", limits);
      fails(start + "\4\0\0\0\0\0\0\0abcd.", limits, 0, 3);
    }
  }

  @Test
  void digitsOfAnIntAreNoError() throws PickleException {
    var limits = new PickleLimits(MANY, MANY, MANY, MANY, 30, MANY);
    for (int digits = 29; digits <= 32; digits++) {
      String text = "9".repeat(digits);
      var value = PickleReader.readPickle(bytes("L" + text + "L\n."), 0, limits).value();
      assertEquals(text, ((PyInt) value).toString());
    }
  }

  @Test
  void valuesOnTheStack() throws PickleException {
    for (int depth : new int[] {1, 15, 16, 17, 20, 40}) {
      var limits = new PickleLimits(MANY, MANY, depth, MANY, 4_300, MANY);
      passes("N".repeat(depth) + ".", limits);
      fails("N".repeat(depth + 1) + ".", limits, depth, depth);
    }
  }

  @Test
  void marks() throws PickleException {
    for (int depth : new int[] {1, 7, 8, 9, 20}) {
      var limits = new PickleLimits(MANY, MANY, depth, MANY, 4_300, MANY);
      passes("N" + "(".repeat(depth) + "0".repeat(depth) + ".", limits);
      fails("N" + "(".repeat(depth + 1) + "0".repeat(depth + 1) + ".", limits, depth + 1, depth);
    }
  }

  @Test
  void nodes() throws PickleException {
    for (int nodes : new int[] {1, 3, 1_000}) {
      var limits = new PickleLimits(MANY, nodes, MANY, MANY, 4_300, MANY);
      fails("NN0" + "J\0\0\0\0".repeat(nodes), limits, at(nodes), nodes);
      if (nodes > 1) {
        passes("N" + "\u0094".repeat(nodes - 2) + ".", limits);
        fails("N" + "\u0094".repeat(nodes - 1) + ".", limits, nodes, nodes);
      }
    }
  }

  /** Returns the offset of the opcode that exceeds the limit of the test above. */
  private static int at(int nodes) {
    return nodes <= 3 ? nodes : 3 + 5 * (nodes - 3);
  }

  /** The trace has the same limits, and contains what was read before. */
  @Test
  void traceOfTooManyNodes() {
    var limits = new PickleLimits(MANY, 3, MANY, MANY, 4_300, MANY);
    var trace = PickleTrace.of(bytes("NNNN."), 0, limits);
    var error = trace.error().orElseThrow();
    assertEquals(Kind.LIMIT, error.kind());
    assertEquals(3, error.offset());
    assertEquals(3, trace.length());
    assertEquals(3, trace.stack().size());
  }

  @Test
  void bytesOfAPickleThatIsWritten() throws PickleException {
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      int chosen = protocol;
      int length = PickleWriter.write(PyInt.of(7), protocol).length;
      var exact = new PickleLimits(length, MANY, MANY, MANY, 4_300, MANY);
      assertEquals(length, PickleWriter.write(PyInt.of(7), protocol, exact).length);
      var less = new PickleLimits(length - 1, MANY, MANY, MANY, 4_300, MANY);
      var error =
          assertThrows(PickleException.class, () -> PickleWriter.write(PyInt.of(7), chosen, less));
      assertEquals(Kind.LIMIT, error.kind());
      assertEquals(OptionalLong.of(length - 1), error.limit());
      assertEquals(OptionalLong.of(length), error.actual());
    }
  }
}

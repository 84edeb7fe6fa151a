package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import picklescope.pickle.PickleException.Kind;
import picklescope.python.PyInt;

/** Each limit lets through what it names, and says where the next one stands. */
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
    var limits = new PickleLimits(MANY, MANY, 20, MANY, 4_300, MANY);
    passes("N".repeat(20) + ".", limits);
    fails("N".repeat(21) + ".", limits, 20, 20);
  }

  @Test
  void marks() throws PickleException {
    var limits = new PickleLimits(MANY, MANY, 20, MANY, 4_300, MANY);
    passes("N" + "(".repeat(20) + "0".repeat(20) + ".", limits);
    fails("N" + "(".repeat(21) + "0".repeat(21) + ".", limits, 21, 20);
  }
}

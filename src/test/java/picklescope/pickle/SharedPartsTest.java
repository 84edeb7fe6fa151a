package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import picklescope.python.Equality;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PySet;
import picklescope.python.PyValue;

/**
 * Parts to which the memo refers repeatedly are visited once. The streams are so long that work
 * that grows with the square of their length takes minutes; linear work finishes long before the
 * limit.
 */
class SharedPartsTest {
  private static final Duration QUADRATIC = Duration.ofSeconds(60);
  private static final int TIMES = 400_000;

  private static void isLinear(Executable work) {
    assertTimeoutPreemptively(QUADRATIC, work);
  }

  private static PyValue read(String latin1) throws PickleException {
    return PickleReader.read(bytes(latin1));
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns a str of protocol 1 or later. */
  private static String text(int length, char last) {
    String size = "";
    for (int shift = 0; shift < 32; shift += 8) {
      size += (char) (length >> shift & 0xFF);
    }
    return "X" + size + "a".repeat(length - 2) + last + "z";
  }

  private static String longText(char last) {
    return text(1 << 21, last);
  }

  @Test
  void longTextsInKeys() {
    isLinear(() -> {
      String others = "(K\u0001K\u0002K\u0003K\u0004K\u0005K\u0006K\u0007K\u0008K\u0009\u0090";
      var set =
          (PySet)
              read(
                  longText('y')
                      + "q\u00000\u008f"
                      + others
                      + "("
                      + "h\u0000\u0085".repeat(TIMES)
                      + "\u0090.");
      assertEquals(10, set.size());
    });
  }

  @Test
  void longTextsThatDifferInOneByte() {
    isLinear(() -> {
      var set =
          (PySet)
              read(
                  longText('x')
                      + "q\u00000"
                      + longText('y')
                      + "q\u00010\u008f("
                      + "h\u0000h\u0001".repeat(TIMES)
                      + "\u0090.");
      assertEquals(2, set.size());
    });
  }

  @Test
  void longTextsThatAreCompared() {
    isLinear(() -> {
      String pickle = longText('y') + "q\u00000(" + "h\u0000".repeat(TIMES) + "l.";
      assertEquals(true, new Equality().equal(read(pickle), read(pickle)));
    });
  }

  @Test
  void largeIntsThatAreCompared() {
    isLinear(() -> {
      String number = "L" + "9".repeat(1 << 20) + "L\n";
      String pickle = number + "q\u00000(" + "h\u0000".repeat(TIMES) + "l.";
      assertEquals(true, new Equality().equal(read(pickle), read(pickle)));
    });
  }

  @Test
  void keysOfManyDictsThatAreCompared() {
    isLinear(() -> {
      String key = "(" + "N\u0085".repeat(TIMES / 4) + "tq\u0000";
      String pickle = key + "0(" + "}h\u0000Ns".repeat(TIMES / 4) + "l.";
      assertEquals(true, new Equality().equal(read(pickle), read(pickle)));
    });
  }

  @Test
  void longNamesThatAreMentioned() {
    isLinear(() -> {
      String name = longText('y') + "q\u0000";
      byte[] pickle = bytes(name + "0" + "h\u0000h\u0000\u00930".repeat(TIMES) + "N.");
      assertEquals(1, Globals.in(pickle, 0).named().size());
    });
  }

  @Test
  void longOldNamesThatAreMentioned() {
    isLinear(() -> {
      String name = "T" + longText('y').substring(1) + "q\u0000";
      byte[] pickle = bytes(name + "0" + "h\u0000h\u0000\u00930".repeat(TIMES) + "N.");
      assertEquals(1, Globals.in(pickle, 0).named().size());
    });
  }

  @Test
  void manyStatesOfOneObject() {
    isLinear(() -> {
      byte[] pickle = bytes("cm\nC\n)\u0081" + "}b".repeat(TIMES) + ".");
      var trace = PickleTrace.of(pickle, 0);
      assertEquals(TIMES, ((PyObject) trace.root().orElseThrow().value()).states().size());
      int owned = 0;
      for (int offset = 0; offset < pickle.length; offset++) {
        owned += trace.at(offset).isPresent() ? 1 : 0;
      }
      assertEquals(pickle.length - 1, owned);
    });
  }

  @Test
  void intsOfManyDigitsStayTheTextThatTheyAre() throws PickleException {
    String digits = "7".repeat(1_000_000);
    var value = (PyInt) read("L-" + digits + "L\n.");
    for (int protocol = 0; protocol <= PickleWriter.HIGHEST_PROTOCOL; protocol++) {
      var again = (PyInt) PickleReader.read(PickleWriter.write(value, protocol));
      assertEquals("-" + digits, again.toString());
      assertEquals(value, again);
    }
  }

  @Test
  void anIntIsTheSameAsTextAndAsBytes() throws PickleException {
    String digits = "123456789".repeat(600);
    for (String sign : new String[] {"", "-"}) {
      var text = (PyInt) read("L" + sign + digits + "L\n.");
      var number = PyInt.of(new java.math.BigInteger(sign + digits));
      assertEquals(true, text.isText());
      assertEquals(false, number.isText());
      assertEquals(number, text);
      assertEquals(number.hashCode(), text.hashCode());
      assertEquals(1, PyFrozenSet.of(number, text).size());
      assertEquals(true, new Equality().equal(PyList.of(number), PyList.of(text)));
      assertEquals(false, number.equals(read("L" + sign + digits + "0L\n.")));
    }
  }
}

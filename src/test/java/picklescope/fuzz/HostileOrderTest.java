package picklescope.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.eval.Compiled;
import picklescope.python.eval.Decision;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/**
 * Values that are expensive to order and cheap to repeat: a pickle contains each once, and then its
 * memo index.
 */
class HostileOrderTest {
  private static final int MANY = 12_000;
  private static final int LONG = 15_000; // bytes
  private static final long MOST = 64 << 20; // bytes

  private static PyList repeated(PyValue... values) {
    var items = new ArrayList<PyValue>();
    for (int i = 0; i < MANY; i++) {
      items.add(values[i % values.length]);
    }
    return PyList.of(items);
  }

  private static Decision decide(String expression, PyValue x) throws SourceException {
    Compiled<PyDict> compiled =
        Compiled.of(Source.expression(expression), name -> Optional.of(dict -> dict.get(name)));
    return compiled.decide(PyDict.of(Map.of("x", x)));
  }

  private static void assertUndecided(PyValue x) throws SourceException {
    assertInstanceOf(Decision.Undecided.class, decide("sorted(x) == x", x));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sorted(x) == x", "max(x) == 1", "min(x) == 1"})
  void listsOfTheSameItemsAreTooMuch(String expression) throws SourceException {
    PyList shared = repeated(PyInt.of(1));
    assertInstanceOf(Decision.Undecided.class, decide(expression, repeated(shared)));
  }

  @Test
  void longTextsThatDifferAtTheirEndsAreTooMuch() throws SourceException {
    String text = "a".repeat(LONG);
    assertUndecided(repeated(PyStr.of(text + "b"), PyStr.of(text + "c")));
  }

  @Test
  void longBytesThatDifferAtTheirEndsAreTooMuch() throws SourceException {
    byte[] first = new byte[LONG];
    byte[] second = new byte[LONG];
    second[LONG - 1] = 1;
    assertUndecided(repeated(PyBytes.of(first), PyBytes.of(second)));
  }

  @Test
  void longNumbersThatDifferAtTheirEndsAreTooMuch() throws SourceException {
    BigInteger large = BigInteger.ONE.shiftLeft(8 * LONG);
    assertUndecided(repeated(PyInt.of(large), PyInt.of(large.add(BigInteger.ONE))));
  }

  @Test
  void listsOfEqualLongNumbersAreTooMuch() throws SourceException {
    BigInteger large = BigInteger.ONE.shiftLeft(8 * LONG);
    PyList one = repeated(PyInt.of(large));
    PyList other = repeated(PyInt.of(new BigInteger(large.toByteArray())));
    assertUndecided(PyList.of(one, other));
  }

  /** A float is not compared with the digits of an int that exceeds all floats. */
  @Test
  void aLongNumberIsOrderedBesideAFloatByItsLength() throws SourceException {
    PyInt large = PyInt.of(BigInteger.ONE.shiftLeft(8 * LONG));
    PyInt small = PyInt.of(BigInteger.ONE.shiftLeft(8 * LONG).negate());
    PyList values = repeated(large, new PyFloat(0.5), small);
    var found = new ArrayList<Decision>();
    long allocated =
        Allocation.of(() -> {
          try {
            found.add(decide("max(x) > 0.5 > min(x) and x[2] < -1e308 < x[0]", values));
          } catch (SourceException e) {
            throw new AssertionError(e);
          }
        });
    assertEquals(Decision.Decided.YES, found.getFirst());
    assertTrue(allocated < MOST, () -> "%,d bytes".formatted(allocated));
  }
}

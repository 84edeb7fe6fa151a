package picklescope.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PyValuesTest {
  @Test
  void javaValuesAreConverted() {
    assertRepr("None", null);
    assertRepr("True", true);
    assertRepr("-1", (byte) -1);
    assertRepr("2", (short) 2);
    assertRepr("3", 3);
    assertRepr("9223372036854775807", Long.MAX_VALUE);
    assertRepr("1267650600228229401496703205376", BigInteger.TWO.pow(100));
    assertRepr("0.5", 0.5f);
    assertRepr("1e+300", 1e300);
    assertRepr("'x'", 'x');
    assertRepr("'ä'", new StringBuilder("ä"));
    assertRepr("b'\\x00\\xff'", new byte[] {0, -1});
    assertRepr("[1, 'two', None]", Arrays.asList(1, "two", null));
    assertRepr("[1, 2]", new int[] {1, 2});
    assertRepr("[['a'], []]", new String[][] {{"a"}, {}});
    assertRepr("{5}", Set.of(5));
    assertRepr("(1, 2)", PyTuple.of(PyInt.of(1), PyInt.of(2)));
    var map = new LinkedHashMap<Object, Object>();
    map.put("b", 1);
    map.put(2, List.of());
    assertRepr("{'b': 1, 2: []}", map);
  }

  @Test
  void unsupportedValuesAreReported() {
    assertFails("java.time.Instant", Instant.EPOCH);
    assertFails("PyTuple", Map.of(List.of(1), 2));
    assertFails("PyFrozenSet", Set.of(Set.of(1)));
  }

  @Test
  void whatIsSharedStaysShared() {
    var shared = List.of(1);
    var list = (PyList) PyValues.of(List.of(shared, shared));
    assertSame(list.items().get(0), list.items().get(1));
  }

  @Test
  void cyclesArePreserved() {
    var list = new ArrayList<Object>();
    list.add(list);
    var value = (PyList) PyValues.of(list);
    assertSame(value, value.items().getFirst());
  }

  @Test
  void nestingHasNoLimit() {
    List<Object> nested = List.of();
    for (int i = 0; i < 200_000; i++) {
      nested = Arrays.asList(nested);
    }
    int depth = 0;
    for (PyValue value = PyValues.of(nested); ((PyList) value).size() > 0; depth++) {
      value = ((PyList) value).items().getFirst();
    }
    assertEquals(200_000, depth);
  }

  @Test
  void keywordsAreSetByName() {
    var call = Call.of(5, null).with("foo", 1).with("bar", List.of()).with("foo", 78);
    assertRepr("(5, None)", call.arguments());
    assertRepr("{'foo': 78, 'bar': []}", call.keywords());
  }

  private static void assertRepr(String expected, Object value) {
    assertEquals(expected, new Repr().of(PyValues.of(value)));
  }

  private static void assertFails(String expected, Object value) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> PyValues.of(value)).getMessage();
    assertTrue(message.contains(expected), message);
  }
}

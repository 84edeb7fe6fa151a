package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Python;
import picklescope.python.PyFloat;
import picklescope.python.PyList;
import picklescope.python.PyValue;
import picklescope.python.eval.Constants;

class SortTextTest {
  private static PyValue value(String text) {
    try {
      return Constants.value(text);
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  /** Values of a list that Python can sort are in Python's order. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[49.9, 9.98, -3, True, 0, 1e300, -1e-300, 2**53, 2**53+1, 2**63, 2**64, 2**64+1, -2**70]",
        "['b', 'a', '', 'ab', 'a\\0', 'a\\x01', 'a\\x02', 'Z', '\\uffff', '\\U0001F600', '10',"
            + " '9']",
        "[b'b', b'', b'\\0', b'\\xff', b'\\x01', b'ab']",
        "[(49.9,), (9.98, 'a'), (9.98,), (), (-3, 'x', [1]), (-3, 'x', [0, 5]), (-3, 'x', [])]",
        "[['a', 'z'], ['ab', 'a'], [], ['a'], ['a', '']]",
        "[(1, (2, (3,))), (1, (2, ())), (1, (2, (3, 0))), (1, ())]",
      })
  void whatPythonSortsIsInPythonsOrder(String list) throws Exception {
    String expected = Python.run("l = %s\nfor v in sorted(l): print(ascii(v))".formatted(list));
    String shown = Python.run("l = %s\nfor v in l: print(ascii(v))".formatted(list));
    var sorted =
        shown.lines().sorted(Comparator.comparing(text -> SortText.of(value(text)))).toList();
    assertEquals(expected.lines().toList(), sorted);
  }

  @Test
  void mixedKindsAreInTheOrderOfTheirKinds() {
    var ascending =
        List.of(
            "-1",
            "5",
            "float_nan",
            "'a'",
            "'b'",
            "b'a'",
            "()",
            "(1,)",
            "[]",
            "[0]",
            "{}",
            "{'a': 9}",
            "{'a': 30}",
            "None");
    var texts =
        ascending.stream()
            .map(text ->
                text.equals("float_nan")
                    ? SortText.of(new PyFloat(Double.NaN))
                    : SortText.of(value(text)))
            .toList();
    for (int i = 1; i < texts.size(); i++) {
      assertTrue(texts.get(i - 1).compareTo(texts.get(i)) < 0, "place " + i);
    }
    assertTrue(texts.getLast().compareTo(SortText.ofRaw(new byte[] {0})) < 0, "raw is last");
  }

  @Test
  void lengthAndDepthAreBounded() {
    PyValue deep = PyList.of();
    for (int i = 0; i < 100_000; i++) {
      deep = PyList.of(deep);
    }
    var wide =
        PyList.of(IntStream.range(0, 100_000).mapToObj(i -> PyList.of()).toArray(PyValue[]::new));
    for (PyValue value : List.of(deep, wide, value("'" + "x".repeat(100_000) + "'"))) {
      assertTrue(SortText.of(value).length() <= 2 * SortText.LONGEST + 10);
    }
  }
}

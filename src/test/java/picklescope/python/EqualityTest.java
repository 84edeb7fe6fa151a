package picklescope.python;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.pickle.PickleReader;
import picklescope.pickle.PickleWriter;
import picklescope.python.eval.Compiled;
import picklescope.python.eval.Constants;
import picklescope.python.eval.EvaluationException;
import picklescope.python.eval.Scope;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/** Equal values, and values that differ in one item, of many sizes, against a real python3. */
class EqualityTest {
  private static final List<String> OPERATORS = List.of("==", "!=", "<=", "<");

  /** Returns Python text for collections of a number of items, of which one may differ. */
  private static List<String> collections(int size, boolean other) {
    String items = "[i * 7 for i in range(%d)]".formatted(size);
    String some = other ? "%s[:-1] + [-1]".formatted(items) : items;
    return List.of(
        "set(%s)".formatted(some),
        "frozenset(%s[::-1])".formatted(some),
        some,
        "tuple(%s)".formatted(some),
        "{i: str(i) for i in %s}".formatted(some),
        "dict.fromkeys(map(str, (%s)[::-1]))".formatted(some),
        "[set(x) for x in zip(%1$s, %1$s[::-1])]".formatted(some),
        "{(i, frozenset((i, str(i)))): [i, {i}] for i in %s}".formatted(some),
        "[{'a': (i, b'x'), 'b': {i: None}} for i in %s]".formatted(some),
        "{(i, (i + 0.5, (str(i),))) for i in %s}".formatted(some),
        "[{1.0: i, 'k': [True, None]} for i in %s]".formatted(some));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 1_400, 1_600})
  void matchesPython(int size) throws Exception {
    compare(size);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(ints = {10_000, 100_000})
  void matchesPythonForLargeOnes(int size) throws Exception {
    compare(size);
  }

  private static void compare(int size) throws Exception {
    boolean nested = size <= 10_000; // each item contains more values
    var values = new ArrayList<String>();
    for (boolean other : new boolean[] {false, true}) {
      List<String> all = collections(size, other);
      values.addAll(all.subList(0, nested ? all.size() : 6));
    }
    int half = values.size() / 2;
    try (var python = new PythonProcess()) {
      List<PyValue> ours = new ArrayList<>();
      List<PyValue> copies = new ArrayList<>(); // equal, but other objects
      for (String text : python.evaluate(values)) {
        ours.add(read(text));
        copies.add(read(text));
      }
      for (int i = 0; i < half; i++) {
        for (int j : new int[] {i, half + i, (i + 1) % half}) {
          for (String operator : OPERATORS) {
            String question = "(%s) %s (%s)".formatted(values.get(i), operator, values.get(j));
            assertEquals(
                python.evaluate(List.of(question)).getFirst(),
                ours(ours.get(i), operator, copies.get(j)),
                question);
          }
        }
      }
    }
  }

  private static PyDict dict(int size, int last) {
    var dict = PyDict.of();
    for (int i = 0; i < size; i++) {
      dict.put(PyInt.of(i == size - 1 ? last : i), PyTuple.of(PyInt.of(i)));
    }
    return dict;
  }

  @Test
  void largeOnesAreCompared() throws Exception {
    var dict = dict(100_000, -1);
    var set = PySet.of(dict.entries().stream().map(PyDict.Entry::key).toList());
    for (int last : new int[] {-1, 5_000_000}) {
      String expected = last == -1 ? "True" : "False";
      var other = dict(100_000, last);
      var members = PyFrozenSet.of(other.entries().stream().map(PyDict.Entry::key).toList());
      assertEquals(expected, ours(dict, "==", other));
      assertEquals(expected, ours(set, "==", members));
      assertEquals(expected, ours(set, "<=", members));
    }
  }

  /** What older protocols write as calls equals the result of the call, in other values too. */
  @Test
  void builtinValuesWrittenAsCalls() throws Exception {
    for (int protocol : new int[] {0, 2, 4}) {
      for (String text :
          List.of(
              "{b'a': 1, (b'b', b'c'): {b'd'}}",
              "[{1, 2}, frozenset([b'x', frozenset([3])])]",
              "{frozenset([b'a', 1]): {frozenset([2])}}",
              "(b'a', [b'b', {'k': {b'c'}}])")) {
        PyValue value = Constants.value(text);
        PyValue pickled = PickleReader.read(PickleWriter.write(value, protocol));
        assertEquals("True", ours(value, "==", pickled), text + protocol);
        assertEquals("True", ours(pickled, "==", value), text + protocol);
        assertEquals("True", ours(value, "in", PyList.of(pickled)), text + protocol);
      }
      PyValue keys = PickleReader.read(PickleWriter.write(Constants.value("{b'a': 1}"), protocol));
      assertEquals("True", ours(PyBytes.of((byte) 'a'), "in", keys));
      assertEquals("False", ours(PyBytes.of((byte) 'b'), "in", keys));
    }
  }

  private static PyValue read(String text) throws SourceException {
    return Constants.value(text);
  }

  private static String ours(PyValue left, String operator, PyValue right) throws Exception {
    Scope<PyDict> names =
        name ->
            name.contains(".")
                ? Optional.empty()
                : Optional.of((PyDict context) -> context.get(name));
    var compiled = Compiled.of(Source.expression("a " + operator + " b"), names);
    var context = PyDict.of(Map.of("a", left, "b", right));
    try {
      return new Repr().of(compiled.value(context));
    } catch (EvaluationException e) {
      return "!" + e.kind();
    }
  }
}

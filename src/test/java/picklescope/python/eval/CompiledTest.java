package picklescope.python.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.TestSeed;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

class CompiledTest {
  private static final Scope<PyDict> NAMES =
      name ->
          name.equals("re") || name.contains(".")
              ? Optional.empty()
              : Optional.of((PyDict context) -> context.get(name));

  private static PyDict names() throws SourceException {
    return (PyDict) Constants.value(RandomExpressions.NAMES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(5,)[3]    | the tuple has 1 item",
        "[][0]      | the list has no items",
        "[1, 2][9]  | the list has 2 items",
        "'a'[1]     | the str has 1 character",
        "b'abc'[-4] | there are 3 bytes"
      })
  void anIndexBehindTheEndIsReportedWithTheLength(String text, String message) throws Exception {
    var compiled = Compiled.of(Source.expression(text), NAMES);
    var failure = assertThrows(EvaluationException.class, () -> compiled.value(names()));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
  }

  /** A short run; {@link ManyExpressionsTest} has more. */
  @Test
  void matchesPython() throws Exception {
    ManyExpressionsTest.compare(TestSeed.get(), 800);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "foo == 5",
        "foo != 5",
        "5 < foo < 9",
        "foo in (1, 2)",
        "foo not in (1, 2)",
        "foo is None",
        "foo",
        "len(foo) > 1",
        "foo + 1 > 0",
        "-foo < 5",
        "n[9] == 1",
        "d['no'] == 1",
        "a.b == 1",
        "s > 5",
        "s + 1 == 5",
        "a / 0 == 1",
        "re.search('x', foo)",
        "foo.lower() == 'x'",
        "[foo] == [foo]",
        "a if foo else False",
        "foo and True",
        "1 in a",
        "n['x'] == 1",
        "int(s) == 1",
        "str(foo) == ''",
        "isinstance(foo, int)",
        "foo or False",
        "foo or foo",
        "yes and foo",
        "foo == 5 or foo != 5",
        "yes and not (foo or yes)",
        "False or not (a == 7 or foo == 1)",
        "1 < foo < 9 or 9 > foo > 1",
        "a < foo",
        "foo in n and True",
        "sorted([foo, 1]) == [1]",
        "n[foo] == 5",
        "n[foo:] == n",
        "max(1, foo) == 1",
        "e.foo == 1",
        "1 < 'a'",
        "sorted([1, 'a', None])"
      })
  void missingValuesAreFalse(String text) throws Exception {
    assertFalse(Compiled.of(Source.expression(text), NAMES).decide(names()).isYes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not foo",
        "not (foo == foo)",
        "not (foo and yes)",
        "not (foo == 1 or foo == 2)",
        "foo or yes",
        "(foo or a) == 7",
        "not foo and not e.foo",
        "1 < 'a' or True",
        "not sorted([1, 'a'])",
        "not 1 < 'a'",
        "not n[9]",
        "foo or a == 7",
        "foo == 1 or s.startswith('H')",
        "a if not foo else False",
        "not (foo > 5)",
        "a == 7 and d['k'] == 1 and n[-1] == 3",
        "__main__.f == __main__.f",
        "type(a) == int and type(z) is type(None)",
        "re.search('w.rld', s)",
        "2**53 + 1 != 2.0**53",
        "re.search(b'\\x04a', raw)"
      })
  void existingValuesAreTrue(String text) throws Exception {
    assertTrue(Compiled.of(Source.expression(text), NAMES).decide(names()).isYes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10**10**10",
        "1 << 10**9",
        "'x' * 10**12",
        "[[]] * 10**9",
        "re.search('(.*)(.*)(.*)(.*)b', 'a' * 2000)",
        "re.search('(a|b)*c', 'ab' * 30000)",
        "sum([1] * 190000 + [1] * 190000)",
        "bytes(10**9)",
        "('a' * 100000).count('a' * 50000) + ('ab' * 90000).find('b' * 1000)"
      })
  void workIsBounded(String text) throws Exception {
    var compiled = Compiled.of(Source.expression(text), NAMES);
    if (!text.contains("count")) {
      var e = assertThrows(EvaluationException.class, () -> compiled.value(PyDict.of()));
      assertEquals("Limit", e.kind());
      assertEquals(new Decision.Undecided(e.getMessage()), compiled.decide(PyDict.of()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sorted([float('nan'), 1, 0])",
        "sorted([1, float('nan')], reverse=True)",
        "sorted([[float('nan')], [1]])",
        "sorted([{1}, {2}])"
      })
  void valuesWithoutAnOrderAreNotSorted(String text) throws Exception {
    var compiled = Compiled.of(Source.expression(text), NAMES);
    assertInstanceOf(Decision.Undecided.class, compiled.decide(PyDict.of()));
    assertEquals(Optional.empty(), compiled.find(PyDict.of()));
    var chain = "sorted([{1, 2}, set(), {1}]) == [set(), {1}, {1, 2}]";
    assertTrue(Compiled.of(Source.expression(chain), NAMES).decide(PyDict.of()).isYes());
  }

  @Test
  void equalityOfCyclesAndSharedPartsIsBounded() throws Exception {
    var left = PyList.of();
    left.add(left);
    var right = PyList.of();
    right.add(right);
    PyValue a = PyInt.of(1);
    PyValue b = PyInt.of(1);
    for (int i = 0; i < 100; i++) {
      a = PyTuple.of(a, a);
      b = PyTuple.of(b, b);
    }
    var compiled = Compiled.of(Source.expression("x == y"), NAMES);
    assertTrue(compiled.decide(PyDict.of(Map.of("x", left, "y", right))).isYes());
    assertTrue(compiled.decide(PyDict.of(Map.of("x", a, "y", b))).isYes());
    assertFalse(compiled.decide(PyDict.of(Map.of("x", a, "y", PyTuple.of(b, b)))).isYes());
  }

  @Test
  void reportsWhatCannotBeCalled() {
    for (String text :
        List.of(
            "open('x')",
            "s.format(1)",
            "len()",
            "len(1, 2)",
            "re.sub('a', 'b', s)",
            "(1)(2)",
            "sorted(n, key=len)",
            "re.search('(', s)",
            "re.search('[', s)")) {
      assertThrows(SourceException.class, () -> Compiled.of(Source.expression(text), NAMES), text);
    }
  }

  @Test
  void readsPython2TextAndOldBytesAsWhatTheyAre() throws Exception {
    var context =
        PyDict.of(
            Map.of(
                "old",
                PyStr2.of("hello".getBytes()),
                "made",
                new PyObject(
                    PyObject.Operation.REDUCE,
                    new PyGlobal(PyStr.of("_codecs"), PyStr.of("encode")),
                    PyTuple.of(PyStr.of("ab"), PyStr.of("latin1")),
                    PyNone.NONE)));
    for (String text :
        List.of(
            "old == 'hello'",
            "old.startswith('he')",
            "made == b'ab'",
            "made[0] == 97",
            "[old] == ['hello']")) {
      assertTrue(Compiled.of(Source.expression(text), NAMES).decide(context).isYes(), text);
    }
  }

  /**
   * As for a composer: additional functions, called in each evaluation, beside the standard ones.
   */
  @Test
  void otherFunctionsCanBeAdded() throws Exception {
    var calls = new AtomicInteger();
    FunctionTable more =
        FunctionTable.standard()
            .with("next", 0, 0, _ -> PyInt.of(calls.incrementAndGet()))
            .with("struct.pack", 1, 9, values -> PyInt.of(values.size()))
            .with(
                "refuse",
                0,
                1,
                _ -> {
                  throw new IllegalArgumentException("not today");
                });
    var compiled =
        Compiled.of(Source.expression("[next(), abs(-next())]"), Scope.<PyDict>empty(), more);
    assertEquals("[1, 2]", compiled.value(PyDict.of()).toString());
    assertEquals("[3, 4]", compiled.value(PyDict.of()).toString());
    var dotted = Compiled.of(Source.expression("struct.pack('<f', a)"), NAMES, more);
    assertEquals(PyInt.of(2), dotted.value(names()));
    var refusing = Compiled.of(Source.expression("1 + refuse()"), NAMES, more);
    var e = assertThrows(EvaluationException.class, () -> refusing.value(names()));
    assertEquals("not today", e.getMessage());
    assertEquals(4, e.offset());
    assertFalse(refusing.decide(names()).isYes());
    for (String text : List.of("next(1)", "struct.pack()", "struct.unpack(s)", "next(k=1)")) {
      assertThrows(
          SourceException.class, () -> Compiled.of(Source.expression(text), NAMES, more), text);
    }
    assertThrows(
        SourceException.class, () -> Compiled.of(Source.expression("next()"), NAMES), "usual");
  }
}

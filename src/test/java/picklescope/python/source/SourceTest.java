package picklescope.python.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.python.Call;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyComplex;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;

class SourceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "send(5, 'hello', [1, 2, 3], foo=78, bar=['more','data'])",
        "net.send(5, 'hello', [1, 2, 3], foo=78, bar=['more','data'])",
        "self.net.send(5, 'hello', [1, 2, 3], foo=78, bar=['more','data']);",
        "viz.addNetwork('host').send(5, 'hello', [1, 2, 3], foo=78, bar=['more','data'])",
        "\n"
            + "  send ( 5 , 'hel' 'lo', # five\n"
            + " [1,\r\n"
            + "2, 3,], foo = 78, bar=['more','data'],) # end\n\n",
        "nets[0].send(0x5, \"hello\", [1, 2, 3], foo=7_8, bar=['''more''',u'data'])",
      })
  void readsTheDocumentationsCall(String text) throws SourceException {
    Call call = Constants.call(text);
    List<PyValue> arguments = call.arguments().items();
    assertEquals(3, arguments.size());
    assertEquals(PyInt.of(5), arguments.get(0));
    assertEquals(PyStr.of("hello"), arguments.get(1));
    assertEquals(
        List.of(PyInt.of(1), PyInt.of(2), PyInt.of(3)), ((PyList) arguments.get(2)).items());
    assertEquals(List.of("foo", "bar"), List.copyOf(call.keywords().asMap().keySet()));
    assertEquals(PyInt.of(78), call.keywords().get("foo").orElseThrow());
    assertEquals(
        List.of(PyStr.of("more"), PyStr.of("data")),
        ((PyList) call.keywords().get("bar").orElseThrow()).items());
  }

  @Test
  void readsNumbers() throws SourceException {
    assertEquals(PyInt.of(255), Constants.value("0xFF"));
    assertEquals(PyInt.of(8), Constants.value("0o1_0"));
    assertEquals(PyInt.of(5), Constants.value("0b101"));
    assertEquals(PyInt.of(0), Constants.value("00"));
    assertEquals(PyInt.of(-7), Constants.value("-7"));
    assertEquals(PyInt.of(BigInteger.TEN.pow(50)), Constants.value("1" + "0".repeat(50)));
    assertEquals(PyInt.of(Long.MIN_VALUE), Constants.value("-9223372036854775808"));
    assertEquals(new PyFloat(1000), Constants.value("1e3"));
    assertEquals(new PyFloat(0.5), Constants.value(".5"));
    assertEquals(new PyFloat(5), Constants.value("5."));
    assertEquals(new PyFloat(-0.0), Constants.value("-0.0"));
    assertEquals(new PyComplex(1, 2), Constants.value("1+2j"));
    assertEquals(new PyComplex(0, 2.5), Constants.value("2.5J"));
    assertEquals(new PyFloat(Double.NaN), Constants.value("float('nan')"));
    assertEquals(new PyFloat(Double.NEGATIVE_INFINITY), Constants.value("float('-inf')"));
    assertEquals(new PyFloat(Double.NEGATIVE_INFINITY), Constants.value("-1e999"));
  }

  @Test
  void readsStrings() throws SourceException {
    assertEquals(PyStr.of("it's"), Constants.value("'it\\'s'"));
    assertEquals(PyStr.of("a\\nb"), Constants.value("r'a\\nb'"));
    assertEquals(
        PyStr.of("ab\n\u0007é€😀\\q"), Constants.value("'a\\\nb\\n\\a\\xe9\\u20ac\\U0001f600\\q'"));
    assertEquals(PyStr.ofCodePoints(0xD83D, 0xDE00), Constants.value("'\\ud83d\\ude00'"));
    assertEquals(PyStr.of("°"), Constants.value("'\\N{DEGREE SIGN}'"));
    assertEquals(PyStr.of("a\n'b'"), Constants.value("'''a\r\n'b\\''''"));
    assertEquals(PyBytes.of((byte) 0, (byte) 255, (byte) 'x'), Constants.value("b'\\0\\xff' B'x'"));
    assertEquals(PyBytes.of("\\N{x}\\u1".getBytes()), Constants.value("b'\\N{x}\\u1'"));
    assertEquals(PyStr.of("ǅ"), Constants.value("'\\705'"));
    assertEquals(PyStr.of("\\'"), Constants.value("r'\\''"));
  }

  @Test
  void readsContainersAndReferences() throws SourceException {
    assertEquals(0, ((PyTuple) Constants.value("()")).size());
    assertEquals(1, ((PyTuple) Constants.value("(1,)")).size());
    assertEquals(2, ((PyTuple) Constants.value("1, 2,")).size());
    assertEquals(PyInt.of(1), Constants.value("(1)"));
    assertEquals(2, ((PySet) Constants.value("{1, 2,}")).size());
    assertEquals(0, ((PySet) Constants.value("set()")).size());
    assertEquals(1, ((PyFrozenSet) Constants.value("frozenset({1})")).size());
    assertEquals(0, ((PyDict) Constants.value("{}")).size());
    assertEquals(2, ((PyDict) Constants.value("{'a': 1, 2: {3: ()},}")).size());
    assertEquals(1, ((PyDict) Constants.value("dict(a=1)")).size());
    assertEquals(PyByteArray.of((byte) 'a'), Constants.value("bytearray(b'a')"));
    assertEquals(
        new PyGlobal(PyStr.of("__main__"), PyStr.of("updatePlayer")),
        Constants.value("__main__.updatePlayer"));
    assertEquals(
        new PyGlobal(PyStr.of("os.path"), PyStr.of("join")), Constants.value("os.path.join"));
  }

  /** The text, the index of the error, and a part of its message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "send(5, 'hello'           | 4  | never closed: expected )",
        "send(5, 'hello)           | 8  | never closed: expected '",
        "send(5,, 6)               | 7  | expected a value, found ,",
        "send(5 6)                 | 7  | expected a comma or ), found 6",
        "send(5]                   | 6  | expected ), found ]",
        "send(5))                  | 7  | closes nothing",
        "send(foo=1, 2)            | 12 | without a name",
        "send(foo=1, foo=2)        | 12 | given twice",
        "send(*a)                  | 6  | a is not a value",
        "*(1, 2)                   | 0  | possible only inside brackets",
        "send((*[1]))              | 6  | write a comma after it",
        "send(max(*[1, 2]))        | 9  | not in another call",
        "send(foo=1, **dict(foo=2)) | 12 | foo is given twice",
        "send(**dict(a=1), **{'a': 2}) | 26 | a is given twice",
        "send(**{1: 2})            | 8  | a text in quotes",
        "send(**{**{1: 2}})        | 5  | name is a text, not int",
        "send(**5)                 | 5  | expected a dict after **",
        "send(*5)                  | 5  | no items",
        "send({*[1], 2: 3})        | 13 | a set has no values",
        "send({1: 2, *[3]})        | 12 | before a value",
        "send(hello)               | 5  | hello is not a value: write 'hello'",
        "send('a' b'b')            | 9  | side by side",
        "send([x for x in y])      | 8  | a loop",
        "send({1: 2, 3})           | 13 | expected : and a value",
        "send({1, 3: 4})           | 10 | a set has no values",
        "send({[]: 1})             | 6  | a list can't be",
        "send(012)                 | 5  | can't start with 0",
        "send(1__0)                | 7  | a digit after _",
        "send(0x)                  | 7  | hexadecimal digit",
        "send(1abc)                | 6  | end of the number",
        "send('\\x4')              | 9  | 2 hexadecimal digits",
        "send('\\N{NO SUCH}')      | 6  | unknown character name",
        "send(b'é')                | 7  | only ASCII",
        "send(f'{x}')              | 5  | filled in",
        "send(‘a’)                 | 5  | typographic",
        "send(None=1)              | 5  | is a Python keyword",
        "send('a'=1)               | 5  | expected a name before =",
        "send(open('x'))           | 5  | can't be called here",
        "send(1); send(2)          | 9  | remove the rest",
        "x = send(1)               | 2  | not an assignment",
        "5, 'hello'                | 0  | write send( before",
        "hello                     | 0  | write send( before",
        "sendRaw('x')              | 0  | choose raw",
        "print('x')                | 0  | expected a call",
        "send(a.b().c)             | 5  | .b() can't be called",
      })
  void reportsThePositionAndWhatWasExpected(String text, int offset, String message) {
    var e = assertThrows(SourceException.class, () -> Constants.call(text));
    assertTrue(e.getMessage().contains(message), e::getMessage);
    assertEquals(offset, e.offset(), e::getMessage);
  }

  @Test
  void readsHugeNumbersInHexadecimal() throws SourceException {
    var huge = PyInt.of(BigInteger.ONE.shiftLeft(500_000));
    assertEquals(huge, Constants.value(new Repr().of(huge)));
    assertThrows(SourceException.class, () -> Constants.value("9".repeat(20_001)));
  }

  @Test
  void findsWhereACallEndsAndReadsNoFurther() throws SourceException {
    String call = "send((1, ')'), [')'], # )\n '''it's )''')";
    assertEquals(Optional.of(call.length()), Source.callEnd(call + "; ')"));
    assertEquals(Optional.empty(), Source.callEnd("send(1, (2)"));
    assertEquals(Optional.empty(), Source.callEnd("send"));
    assertThrows(SourceException.class, () -> Source.callEnd("send(')"));
  }

  @Test
  void boundsNesting() throws SourceException {
    Constants.value("[".repeat(200) + "]".repeat(200));
    for (String text :
        List.of(
            "[".repeat(201) + "]".repeat(201),
            "[".repeat(100_000),
            "-".repeat(100_000) + "1",
            "not ".repeat(100_000) + "1",
            "1" + "+1".repeat(100_000),
            "1" + "**1".repeat(100_000),
            "a" + ".a".repeat(100_000),
            "1" + " if 1 else 1".repeat(100_000),
            "1".repeat(200_000))) {
      assertThrows(SourceException.class, () -> Constants.value(text));
    }
  }
}

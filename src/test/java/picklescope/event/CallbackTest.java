package picklescope.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Python;
import picklescope.pickle.PickleWriter;
import picklescope.python.eval.Constants;

class CallbackTest {
  private static Callback of(byte[] payload) {
    var remote = new InetSocketAddress("127.0.0.1", 5000);
    var local = new InetSocketAddress(4950);
    var datagram = new Datagram(1, 0, Direction.IN, remote, local, payload);
    return Callback.of(Envelope.auto().decode(datagram, "LAB-3"));
  }

  private static Callback of(String literal) throws Exception {
    return of(PickleWriter.write(Constants.value(literal), 4));
  }

  @Test
  void anOrdinaryCallHasNoWarningAndItsCodeReadsAll() throws Exception {
    var callback = of("((5, 'hello'), {'foo': 78})");
    assertEquals(List.of(), callback.warnings());
    assertEquals(
        """
        def onNetwork(e):
            if isinstance(e, viz.RawNetworkEvent):
                return
            arg0, arg1 = e.data  # (5, 'hello')
            foo = e.foo  # 78

        viz.callback(viz.NETWORK_EVENT, onNetwork)
        """,
        callback.code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "((), {'sender': 1}) | hides e.sender",
        "((), {'data': 1}) | hides e.data",
        "((), {'a b': 1}) | is not an identifier",
        "((), {'class': 1}) | is not an identifier",
        "((), {'__debug__': 1}) | is not an identifier",
        "((__main__.update,), {}) | It refers to __main__.update",
        "(([{'x': __main__.a}],), {}) | It refers to __main__.a",
        "((os.system,), {}) | Dangerous: runs code: os.system.",
        "((b'cos\\nsystem\\n)R.',), {}) | If a part is unpickled: Dangerous: runs code:"
            + " os.system.",
        "[1, 2] | Bare:",
      })
  void warns(String payload, String expected) throws Exception {
    var warnings = of(payload).warnings();
    assertTrue(warnings.stream().anyMatch(text -> text.contains(expected)), warnings.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c__main__\\nPlayer\\n)R. | May run code: __main__.Player.",
        "c__main__\\nhook\\n}b. | May run code: __main__.hook.",
        "ccode\\nKlass\\n)R)R. | Cannot be known: code.Klass(...).",
        "cm\\nf\\n)R. | May run code: m.f.",
      })
  void callsAreExplained(String pickle, String expected) {
    var payload = pickle.translateEscapes().getBytes(StandardCharsets.US_ASCII);
    var warnings = of(payload).warnings();
    assertTrue(warnings.stream().anyMatch(text -> text.startsWith(expected)), warnings.toString());
    warnings.forEach(warning -> assertTrue(warning.endsWith("."), warning));
  }

  /** What {@code pickle.loads} of CPython refuses with TypeError: unhashable type. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "}(]I1\\nu. | []", // {[]: 1}
        "}(]\\205I1\\nu. | ([],)", // {([],): 1}
        "\\217(}\\220. | {}", // {{}}
        "(\\217\\221. | set()", // frozenset({set()})
        "]((]\\205\\205\\221e. | (([],),)", // [frozenset({(([],),)})]
        "}(\\226\\0\\0\\0\\0\\0\\0\\0\\0I1\\nu. | bytearray(b'')", // {bytearray(): 1}
      })
  void keysThatPythonRefusesAreReported(String pickle, String key) throws Exception {
    byte[] payload = pickle.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
    var warnings = of(payload).warnings();
    assertTrue(
        warnings.contains(
            "Python cannot unpickle it: %s cannot be a key of a dict or an item of a set."
                .formatted(key)),
        warnings.toString());
    String load =
        """
        import pickle
        try:
            pickle.loads(bytes.fromhex('%s'))
        except TypeError as e:
            print(e)
        """;
    String reason = Python.run(load.formatted(HexFormat.of().formatHex(payload)));
    assertTrue(reason.contains("unhashable type"), reason);
  }

  @Test
  void otherKeysHaveNoWarning() throws Exception {
    assertEquals(List.of(), of("(({(1, ('a',)): {2}, None: [3], b'k': {}},), {})").warnings());
  }

  @Test
  void rawBytesAndPython2AreExplained() {
    var raw = of("Some raw data".getBytes(StandardCharsets.US_ASCII));
    assertTrue(raw.code().contains("e.raw_data"), raw.code());
    // cPickle.dumps((('a',), {}), 2) of Python 2.7
    var python2 = of(HexFormat.of().parseHex("8002550161857d862e"));
    assertTrue(python2.warnings().getFirst().startsWith("Python 2 str"), python2.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Some raw data",
        "",
        "N.B. read this",
        "{\"x\": 1.5}",
        "1.25,3.5\n",
        "12 files.",
        "/osc\0\0\0\0,f"
      })
  void whatIsMeantToBeRawHasNoWarning(String text) {
    assertEquals(List.of(), of(text.getBytes(StandardCharsets.UTF_8)).warnings());
  }

  @Test
  void floatsHaveNoWarning() {
    assertEquals(List.of(), of(HexFormat.of().parseHex("0000803f000000400000a0c0")).warnings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8004954c0000000000000028", // cut
        "80024b05", // without STOP
        "8002", // the beginning alone
        "284b054b06742e78", // a whole one of protocol 1, and an x
        "28636f730a73797374656d0a", // names os.system, and is cut
      })
  void aPickleThatIsBrokenHasAWarning(String hex) {
    var warnings = of(HexFormat.of().parseHex(hex)).warnings();
    assertTrue(warnings.getFirst().startsWith("Raw: no call, because: "), warnings.toString());
  }

  @Test
  void eachWarningIsASentenceWithWhatToDo() throws Exception {
    var payloads =
        List.of(
            "((), {'sender': 1, 'a b': 2})", "((__main__.f, os.system), {})", "[1, 2]", "((), {})");
    for (String payload : payloads) {
      for (String warning : of(payload).warnings()) {
        assertTrue(warning.endsWith("."), warning);
        assertTrue(warning.length() > 40, warning);
      }
    }
  }

  /** Python 2's str, with bytes that are not text: {@code cPickle.dumps((('\xff',), {}), 2)}. */
  @Test
  void python2BytesAreExplained() {
    var callback = of(HexFormat.of().parseHex("80025501ff857d862e"));
    assertTrue(callback.warnings().getFirst().contains("encoding='bytes'"), callback.toString());
  }

  /**
   * The code runs when it is pasted: a python3 with a {@code viz} like Vizard's calls it with an
   * event, and prints what it read.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "((5, 'hello', [1, 2]), {'foo': 78}) | arg0=5 arg1='hello' arg2=[1, 2] foo=78",
        "((1,), {}) | arg0=1",
        "((), {}) | ",
        "((), {'a b': 1, 'class': 2, \"it's\": 3}) | value0=1 value1=2 value2=3",
        "((), {'e': 1, 'viz': 2, 'isinstance': 3, 'getattr': 4, 'x y': 5}) | e_=1 getattr_=4"
            + " isinstance_=3 value4=5 viz_=2",
        "((7,), {'arg0': 8}) | arg0=7 arg0_=8",
        "((7,), {'data': 9}) | data_=9",
        "((), {'print': 1, 'None': 2, 'é': 3, '\ufb01n': 4}) | print=1 value1=2 value3=4" + " é=3",
        "([1, 2], 3) | arg0=([1, 2], 3)",
      })
  void theCodeReadsAllOfTheEvent(String payload, String expected) throws Exception {
    var value = Constants.value(payload);
    var pickle = PickleWriter.write(value, 4);
    String code = of(pickle).code();
    String said = run(pickle, code);
    String wanted = expected == null ? "" : expected.strip();
    assertEquals(wanted, said, code);
  }

  @Test
  void theCodeForRawBytesPrintsThem() throws Exception {
    byte[] raw = "raw \u00e9'\n".getBytes(StandardCharsets.UTF_8);
    assertEquals("b\"raw \\xc3\\xa9'\\n\"", run(raw, of(raw).code()).strip());
  }

  @Test
  void theCodeForJsonDecodesIt() throws Exception {
    byte[] json = "{\"trial\": 21, \"pos\": [0.5, null]}".getBytes(StandardCharsets.UTF_8);
    var callback = of(json);
    assertEquals(List.of(), callback.warnings());
    assertTrue(callback.code().startsWith("import json\n\ndef onNetwork(e):\n"), callback.code());
    assertEquals("message={'trial': 21, 'pos': [0.5, None]}", run(json, callback.code()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "json | 5b312c20226c656674225d | message=[1, 'left']",
        "csv x, y | 302e352c6c656674 | rows=[['0.5', 'left']] x='0.5' y='left'",
        "csv sep=; | 313b62 | rows=[['1', 'b']]",
        "struct <hf n, t | 07000000003f | n=7 t=0.5",
        "struct <2h | 07000800 | values=(7, 8)",
        "text | 6c656674 | text='left'",
      })
  void theCodeForEachFormatDecodesIt(String envelope, String hex, String expected)
      throws Exception {
    byte[] payload = HexFormat.of().parseHex(hex);
    var anyone = new InetSocketAddress("127.0.0.1", 4950);
    var datagram = new Datagram(1, 0, Direction.IN, anyone, anyone, payload);
    var callback = Callback.of(Envelope.of(envelope).decode(datagram, "LAB-3"));
    assertEquals(List.of(), callback.warnings());
    assertEquals(expected, run(payload, callback.code()), callback.code());
  }

  @Test
  void whatIsReadOnlyPartlyHasAWarning() throws Exception {
    byte[] json = "{\"trial\": 21, \"pos".getBytes(StandardCharsets.UTF_8);
    var anyone = new InetSocketAddress("127.0.0.1", 4950);
    var datagram = new Datagram(1, 0, Direction.IN, anyone, anyone, json);
    var warnings = Callback.of(Envelope.of("json").decode(datagram, "LAB-3")).warnings();
    assertEquals(1, warnings.size());
    assertTrue(warnings.getFirst().startsWith("JSON breaks off at byte "), warnings.toString());
    assertTrue(warnings.getFirst().endsWith("have only what was read before."));
    assertEquals(List.of(), of(json).warnings(), "nobody chose JSON");
  }

  /** Returns the output of a python3 that runs the code with the payload. */
  private static String run(byte[] payload, String code) throws Exception {
    var hex = HexFormat.of();
    var python =
        new ProcessBuilder(
                Python.command(
                    "src/test/python/run_callback.py",
                    hex.formatHex(payload),
                    hex.formatHex(code.getBytes(StandardCharsets.UTF_8))))
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, python.waitFor(), said + code);
    return said.replace(System.lineSeparator(), "\n");
  }
}

package picklescope.format;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.Python;
import picklescope.TestSeed;
import picklescope.python.Call;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;

class JsonFormatTest {
  private static final JsonFormat JSON = new JsonFormat();

  /** Prints lines of JSON texts in hexadecimal, and the value that json.loads returns for each. */
  private static final String RANDOM_TEXTS =
      """
      import json, random
      random.seed(%d)
      def text():
          return ''.join(random.choice('ab"\\\\/\\n\\u20ac\\U0001f600\\x7f') for _ in range(random.randrange(6)))
      def number():
          return random.choice([0, -1, 7, 2**31, 2**63 - 1, -2**63, 2**63, 10**18, 10**19, 10**40, 0.5, -0.0, 1e300,
              5e-324, 0.1, 1e22, float('inf'), random.random(), random.getrandbits(70)])
      def value(depth):
          kind = random.randrange(7 if depth else 5)
          if kind == 5:
              return [value(depth - 1) for _ in range(random.randrange(4))]
          if kind == 6:
              return {text(): value(depth - 1) for _ in range(random.randrange(4))}
          return [None, True, False, number(), text()][kind]
      for i in range(2000):
          made = json.dumps([value(4)] if i %% 2 else {'k': value(4)}, ensure_ascii=i %% 3 == 0,
              indent=i %% 4 or None)
          print(made.encode().hex(), ascii(json.loads(made)))
      """;

  private static Content read(String json) {
    return JSON.read(json.getBytes(UTF_8));
  }

  private static PyValue whole(Content content) {
    return content.attributes().size() > 0
        ? content.attributes()
        : PyList.of(content.data().items());
  }

  private static String text(Content content) {
    return new Repr().of(PyTuple.of(content.data(), content.attributes())) + content.problem();
  }

  @Test
  void readsAsPythonDoes() throws Exception {
    var lines = Python.run(RANDOM_TEXTS.formatted(TestSeed.get())).lines().toList();
    assertEquals(2000, lines.size());
    for (String line : lines) {
      int space = line.indexOf(' ');
      byte[] payload = HexFormat.of().parseHex(line.substring(0, space));
      Content content = JSON.read(payload);
      assertTrue(content.isWhole(), () -> line + content.problem());
      String expected = line.substring(space + 1).replace("inf", "float('inf')");
      assertEquals(new Repr().of(Constants.value(expected)), new Repr().of(whole(content)), line);
      assertEquals(text(content), text(JSON.trace(payload).content()));
    }
  }

  /** What Python reads of a written text is the value itself. */
  @Test
  void writesWhatPythonReads() throws Exception {
    var script = new StringBuilder("import json\n");
    var lines = Python.run(RANDOM_TEXTS.formatted(TestSeed.get() + 1)).lines().toList();
    for (String line : lines.subList(0, 400)) {
      var content = JSON.read(HexFormat.of().parseHex(line.substring(0, line.indexOf(' '))));
      byte[] written = JSON.write(new Call(content.data(), content.attributes()));
      assertEquals(text(content), text(JSON.read(written)), line);
      script.append(
          "print(ascii(json.loads(bytes.fromhex('%s'))))%n"
              .formatted(HexFormat.of().formatHex(written)));
    }
    assertEquals(
        lines.subList(0, 400).stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList(),
        Python.run(script.toString()).lines().toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1, \"b\": [1, 2      | {'a': 1, 'b': [1, 2]}  | 21",
        "{\"a\": 1, \"b\": tru        | {'a': 1}               | 17",
        "{\"a\": 1} x                 | {'a': 1}               | 9",
        "{\"a\": 1}{\"b\": 2}         | {'a': 1}               | 8",
        "[1, 2,]                      | [1, 2]                 | 6",
        "[1, 'a']                     | [1]                    | 4",
        "[1e999, NaN, -Infinity, +INF] | [inf, nan, -inf]      | 24",
        "[1, -INF]                    | [1]                    | 4",
        "{\"a\": 1, \"b\": +Infinity}  | {'a': 1}               | 14",
      })
  void showsWhatWasReadBeforeTheMistake(String json, String values, int at) {
    Content content = read(json);
    assertEquals(values, new Repr().of(whole(content)));
    assertTrue(content.problem().startsWith("JSON breaks off at byte "), content.problem());
    int found = Integer.parseInt(content.problem().split("[ :]")[5]);
    assertTrue(Math.abs(found - at) <= 4, content.problem());
  }

  @Test
  void itsLinesOfPythonReadIt() throws Exception {
    String script =
        "class e: raw_data = b'{\"a\": [1]}'%n%s%nprint(message)"
            .formatted(String.join("\n", JSON.pythonLines()));
    assertEquals("{'a': [1]}", Python.run(script).strip());
  }

  @Test
  void otherValuesAreTheOnlyArgument() {
    assertEquals("('x',)", new Repr().of(read("\"x\"").data()));
    assertEquals("the JSON text is not complete", read("").problem().split(": ")[1]);
    assertFalse(JSON.read(new byte[] {(byte) 0xC3, '{'}).isWhole());
  }

  @Test
  void theLastOfEqualKeysCountsAsInPython() {
    byte[] payload = "{\"a\": 1, \"b\": 2, \"a\": [3]}".getBytes(UTF_8);
    var traced = JSON.trace(payload);
    assertEquals("{'a': [3], 'b': 2}", new Repr().of(traced.content().attributes()));
    assertEquals("[3]", text(payload, traced.attributes().parts().get(0)));
    assertEquals("2", text(payload, traced.attributes().parts().get(1)));
    assertEquals("3", text(payload, traced.attributes().parts().get(0).parts().get(0)));
  }

  @Test
  void eachValueHasItsBytes() {
    byte[] payload = " [1.50, \"\\u0041b\", {\"k\": null}, [] ]".getBytes(UTF_8);
    ContentSpan data = JSON.trace(payload).data();
    assertEquals(new String(payload, UTF_8).strip(), text(payload, data));
    assertEquals(
        List.of("1.50", "\"\\u0041b\"", "{\"k\": null}", "[]"),
        data.parts().stream().map(part -> text(payload, part)).toList());
    assertEquals("null", text(payload, data.parts().get(2).parts().get(0)));
  }

  @Test
  void placesCountABomAndOtherEncodingsAreNotRead() {
    byte[] payload = "\uFEFF[\"\u20ac\", 25]".getBytes(UTF_8);
    ContentSpan data = JSON.trace(payload).data();
    assertEquals("25", text(payload, data.parts().get(1)));
    for (var other : new Charset[] {UTF_16, UTF_16LE, UTF_16BE, Charset.forName("UTF-32")}) {
      byte[] unread = "[1, 2]".getBytes(other);
      assertFalse(JSON.read(unread).isWhole(), other.name());
      FormatChecks.check(JSON, unread);
    }
  }

  /** Python refuses these bytes; read leniently they would be other text, such as a slash. */
  @ParameterizedTest
  @CsvSource({
    "5b2231222c22c0af225d, 6", // too long: a slash in two bytes
    "5b2231222c22e080af225d, 6", // in three
    "5b2231222c22f08080af225d, 6", // in four
    "5b2231222c22f4908080225d, 6", // beyond U+10FFFF
    "5b2231222c22f5808080225d, 6",
    "5b2231222c2278ff225d, 7",
    "5b2231222cff5d, 5",
    "5b2231225dff, 5",
    "7b2261223a2231222c22c1a1223a327d, 10", // a name
  })
  void bytesThatAreNotUtf8AreAProblem(String hex, int at) {
    byte[] payload = HexFormat.of().parseHex(hex);
    Content content = JSON.read(payload);
    assertEquals(
        "JSON breaks off at byte %d: the bytes there are not UTF-8".formatted(at),
        content.problem());
    assertTrue(text(content).contains("'1'"), () -> text(content));
    assertEquals(text(content), text(JSON.trace(payload).content()));
    assertTrue(Recognition.of(payload).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[]|[]", "{}|{}", "[1]|[1]", "[1, 2]|[1, 2]", "{\"a\": 1}|{'a': 1}", "3|3"})
  void theValueAfterAByteOrderMarkIsThatOfPython(String json, String value) throws Exception {
    for (String mark : List.of("", "\uFEFF", "\uFEFF \n")) {
      assertEquals(value, new Repr().of(JsonFormat.value((mark + json).getBytes(UTF_8))));
    }
  }

  private static String text(byte[] payload, ContentSpan span) {
    return new String(payload, span.start(), span.end() - span.start(), UTF_8);
  }

  @Test
  void refusesWhatJsonLacks() {
    var bytes = new Call(PyTuple.of(PyBytes.of(new byte[] {1})), PyDict.of());
    assertTrue(
        assertThrows(FormatException.class, () -> JSON.write(bytes))
            .getMessage()
            .contains("b'\\x01'"));
    assertThrows(FormatException.class, () -> JSON.write(Call.of(1).with("a", 2)));
    var self = PyList.of();
    self.add(self);
    assertThrows(FormatException.class, () -> JSON.write(new Call(PyTuple.of(self), PyDict.of())));
    PyValue shared = PyList.of();
    for (int i = 0; i < 60; i++) {
      shared = PyList.of(shared, shared);
    }
    var growing = new Call(PyTuple.of(shared), PyDict.of());
    assertThrows(FormatException.class, () -> JSON.write(growing));
  }

  @Test
  void theDepthIsThatOfTheDatagram() {
    assertEquals(1, read("[".repeat(65_507)).data().size());
    assertTrue(read("[".repeat(30_000) + "]".repeat(30_000)).isWhole());
    assertTrue(read("[" + "9".repeat(60_000) + "]").isWhole());
  }
}

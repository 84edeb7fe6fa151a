package picklescope.python.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.TestSeed;
import picklescope.python.Call;
import picklescope.python.PyInt;
import picklescope.python.PyTuple;
import picklescope.python.PythonProcess;
import picklescope.python.Repr;
import picklescope.python.eval.Constants;
import picklescope.python.source.SourceException;

/** Keywords of any name are written in calls so that Python and Picklescope parse them equally. */
@Timeout(120)
class KeywordNameTest {
  private static final List<String> NAMES =
      List.of(
          "foo",
          "_x1",
          "größe",
          "a b",
          "",
          "class",
          "None",
          "print",
          "__debug__",
          "ﬁ",
          "fi",
          "ª",
          "1a",
          "it's",
          "a=1, b",
          "**",
          "a\u0000",
          "a\u200D",
          "a\u202Eb",
          "x\u30FBy",
          "\uD800",
          "a\n",
          "ſ",
          "𝐱",
          "x",
          "‿",
          "async",
          "a.b",
          "ы",
          "self",
          "e",
          "中文");

  /** Each character from the first to before the end is a name, and in one. */
  private static final int FIRST = 0x20;

  private static final int END = 0x3000;

  private static Call call(String... names) {
    var call = Call.of(1, "two");
    for (String name : names) {
      call = call.with(name, name.length());
    }
    return call;
  }

  private static List<Call> calls() {
    var calls = new ArrayList<Call>();
    NAMES.forEach(name -> calls.add(call(name)));
    var random = new Random(TestSeed.get());
    for (int i = 0; i < 300; i++) {
      var names = new String[random.nextInt(6)];
      for (int j = 0; j < names.length; j++) {
        names[j] = NAMES.get(random.nextInt(NAMES.size()));
      }
      calls.add(
          new Call(
              random.nextBoolean() ? PyTuple.of() : PyTuple.of(PyInt.of(5)),
              call(names).keywords()));
    }
    for (int point = FIRST; point < END; point++) {
      calls.add(call(Character.toString(point)));
      calls.add(call("a" + Character.toString(point)));
    }
    return calls;
  }

  private static String pair(Call call) {
    return new Repr().of(PyTuple.of(call.arguments(), call.keywords()));
  }

  /** The printable characters that are newer than this Python's Unicode. */
  private static Set<Integer> newer(PythonProcess python) throws IOException {
    String unassigned =
        "[p for p in range(%d, %d) if __import__('unicodedata').category(chr(p)) == 'Cn']"
            .formatted(FIRST, END);
    return Pattern.compile("[0-9]+")
        .matcher(python.evaluate(List.of(unassigned)).getFirst())
        .results()
        .map(point -> Integer.valueOf(point.group()))
        .filter(Printable::is)
        .collect(Collectors.toSet());
  }

  @Test
  void whatIsWrittenIsReadAsTheSameByPythonAndHere() throws Exception {
    var calls = calls();
    var repr = new Repr();
    List<String> said;
    try (var python = new PythonProcess()) {
      python.names("{'send': lambda *args, **kwargs: (args, list(kwargs.items()))}");
      var newer = newer(python);
      calls.removeIf(call ->
          call.keywords().asMap().keySet().stream()
              .anyMatch(name -> name.codePoints().anyMatch(newer::contains)));
      said =
          python.evaluate(
              calls.stream()
                  .map(call ->
                      "(lambda said, args, keywords: said == (args, list(keywords.items())))(%s, *%s)"
                          .formatted(repr.call("send", call), pair(call)))
                  .toList());
    }
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      String text = repr.call("send", call);
      assertEquals(pair(call), pair(Constants.call(text)), text);
      assertEquals("True", said.get(i), text);
    }
  }

  @Test
  void onlyNamesThatAreNotIdentifiersAreUnpacked() {
    var repr = new Repr();
    assertEquals("send(1, 'two', foo=3, größe=5)", repr.call("send", call("foo", "größe")));
    assertEquals(
        "send(1, 'two', x=1, **{'a b': 3, 'foo': 3})", repr.call("send", call("x", "a b", "foo")));
    assertEquals("send(**{'': 0})", repr.call("send", new Call(PyTuple.of(), call("").keywords())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "send(1, foo=2, **{'a b': 3})        | {'foo': 2, 'a b': 3}",
        "send(1, **{'a b': 3}, foo=2)        | {'a b': 3, 'foo': 2}",
        "send(1, **{'a b': 3}, **{'class': 1}) | {'a b': 3, 'class': 1}",
        "send(1, **{'a': 3, 'a': 4,}, )      | {'a': 4}",
        "send(1, **{'\\ud83d\\ude00': 1})    | {'\\ud83d\\ude00': 1}",
        "send(1, **{})                       | {}",
      })
  void reads(String text, String keywords) throws SourceException {
    assertEquals(keywords, new Repr().of(Constants.call(text).keywords()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "send(**{'a b': 1}, 2)    | 19 | without a name",
        "send(**{}, 2)            | 11 | without a name",
        "send(a=1, **{'a': 2})    | 13 | given twice",
        "send(**{'a': 2}, a=1)    | 17 | given twice",
        "send(**{1: 2})           | 8  | in quotes",
        "send(**{b'a': 2})        | 8  | in quotes",
        "send(**{'a'})            | 5  | after **",
        "send(**a)                | 7  | is not a value",
      })
  void reportsThePositionOfTheError(String text, int offset, String part) {
    var e = assertThrows(SourceException.class, () -> Constants.call(text));
    assertEquals(offset, e.offset(), e::getMessage);
    assertTrue(e.getMessage().contains(part), e::getMessage);
  }
}

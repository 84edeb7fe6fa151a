package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.view.compose.CallText.Argument;

/** The arguments of a call, found in its text. */
class CallTextTest {
  private static CallText call(String text) {
    return CallText.of(text).orElseThrow();
  }

  private static List<String> arguments(String text) {
    return call(text).arguments().stream().map(one -> one.name() + ":" + one.value()).toList();
  }

  /** The text, its arguments as they are found, and the text that is made of them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "send(1, a=2)                      | :1;a:2          | send(1, a=2)",
        "net.send(**{'a b': [1, 2], 'c': n}) | a b:[1, 2];c:n | net.send(**{'a b': [1, 2], 'c':"
            + " n})",
        "send(x=1, ** {'class':{1:2},})    | x:1;class:{1:2} | send(x=1, **{'class': {1:2}})",
        "send(**{'a b': 1}, x=1)           | a b:1;x:1       | send(**{'a b': 1, 'x': 1})",
        "send(**{'foo': 1})                | foo:1           | send(foo=1)",
        "send(**{'it\\'s': 1})           | it's:1          | send(**{\"it's\": 1})",
        "send(**{}, a=1)                   | :**{};a:1       | send(a=1, **{})",
        "send(**{n: 1})                    | :**{n: 1}       | send(**{n: 1})",
        "send(**{'a' 1: 2})                | :**{'a' 1: 2}   | send(**{'a' 1: 2})",
        "send(**{'a', 'b': 1})             | :**{'a', 'b': 1} | send(**{'a', 'b': 1})",
      })
  void argumentsAreFoundAndWritten(String text, String arguments, String again) {
    var call = CallText.of(text).orElseThrow();
    assertEquals(
        arguments,
        call.arguments().stream()
            .map(one -> one.name() + ":" + one.value())
            .collect(Collectors.joining(";")));
    assertEquals(again, call.with(call.arguments()));
  }

  @Test
  void argumentsHaveNamesValuesAndPlaces() {
    String text = "send( 5, 'a, b', foo = [1, 2], bar=f(x=3) )";
    assertEquals(List.of(":5", ":'a, b'", "foo:[1, 2]", "bar:f(x=3)"), arguments(text));
    var foo = call(text).arguments().get(2);
    assertEquals("foo = [1, 2]", text.substring(foo.start(), foo.end()));
  }

  @Test
  void whatIsNoKeywordIsPositional() {
    assertEquals(List.of(":a == b", ":'x=1'", ":{1: 2}"), arguments("send(a == b, 'x=1', {1: 2})"));
    assertEquals(List.of("ключ:1", "_a:2"), arguments("send(ключ=1, _a=2)"));
    assertEquals(List.of(":1a=2"), arguments("send(1a=2)"));
  }

  @Test
  void noArgumentsAndATrailingComma() {
    assertEquals(List.of(), arguments("send()"));
    assertEquals(List.of(), arguments("send(  )"));
    assertEquals(List.of(":1"), arguments("send(1, )"));
  }

  @Test
  void whatMakesTheNetworkStandsBeforeTheCall() {
    String text = "viz.addNetwork('host').send(5, a=1)";
    assertEquals(List.of(":5", "a:1"), arguments(text));
    assertEquals(
        "viz.addNetwork('host').send(6, a=1)",
        call(text).with(List.of(new Argument("", "6", 0, 0), new Argument("a", "1", 0, 0))));
  }

  @Test
  void otherArgumentsArePutInPositionalOnesFirst() {
    var call = call("send(5, a=1)  # now");
    var changed = new ArrayList<>(call.arguments());
    changed.add(new Argument("", "'new'", 0, 0));
    assertEquals("send(5, 'new', a=1)  # now", call.with(changed));
    assertEquals("send()  # now", call.with(List.of()));
  }

  @Test
  void withoutMatchingBracketsThereAreNoArguments() {
    assertEquals(Optional.empty(), CallText.of("send"));
    assertEquals(Optional.empty(), CallText.of("send(1"));
    assertEquals(Optional.empty(), CallText.of("send(1]"));
    assertEquals(Optional.empty(), CallText.of(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          'text'      | str
          b'12'       | bytes
          None        | None
          True        | bool
          nan         | float
          12          | int
          0xff        | int
          1.5         | float
          [1, 2]      | list
          (1, 2)      | tuple
          {1: 2}      | dict
          {}          | dict
          []          | list
          [[()]]      | list
          ()          | tuple
          ()()        | expression
          {1, 2}      | set
          [1] + [2]   | expression
          sin(t)      | expression
          """)
  void theKindOfAValueIsSeenFromItsText(String text, String kind) {
    assertEquals(kind, CallText.kind(text));
  }

  @Test
  void namesAreThoseOfPython() {
    assertTrue(CallText.isName("foo_1"));
    assertTrue(CallText.isName("_"));
    assertFalse(CallText.isName(""));
    assertFalse(CallText.isName("1foo"));
    assertFalse(CallText.isName("a b"));
  }
}

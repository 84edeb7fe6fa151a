package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTextTest {
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
}

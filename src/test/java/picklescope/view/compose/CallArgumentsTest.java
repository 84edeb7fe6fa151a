package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits of a call's arguments. */
class CallArgumentsTest {
  private static CallArguments of(String text) {
    return CallArguments.of(text).orElseThrow();
  }

  @Test
  void argumentsAreAddedAfterThoseOfTheirKind() {
    assertEquals("send(1, 0, a=2)", of("send(1, a=2)").addPositional());
    assertEquals(1, of("send(1, a=2)").positionals());
    assertEquals("send(1, name=3, name2=0)", of("send(1, name=3)").addKeyword());
    assertEquals("send(name=0)", of("send()").addKeyword());
  }

  @Test
  void anArgumentIsReplacedRenamedOrRemoved() {
    assertEquals("send(sin(t), a=2)", of("send(1, a=2)").set(0, "", "sin(t)"));
    assertEquals("send(1, b=3)", of("send(1, a=2)").set(1, "b", "3"));
    assertEquals("send(1, **{'a b': 2, 'c': 3})", of("send(1, a=2, c=3)").set(1, "a b", "2"));
    assertEquals("send(a=2)", of("send(1, a=2)").remove(0));
    assertEquals("send([1, a=2)", of("send(1, a=2)").set(0, "", "[1"), "while it is written");
  }

  @Test
  void argumentsMoveAmongThoseOfTheirKind() {
    assertEquals("send(2, 1, a=3, b=4)", of("send(1, 2, a=3, b=4)").move(0, 1));
    assertEquals("send(1, 2, b=4, a=3)", of("send(1, 2, a=3, b=4)").move(3, -1));
    for (int[] move : new int[][] {{0, -1}, {1, 1}, {2, -1}, {3, 1}}) {
      assertEquals("send(1, 2, a=3, b=4)", of("send(1, 2, a=3, b=4)").move(move[0], move[1]));
    }
  }

  @Test
  void bracketsThatDoNotMatchHaveNoArguments() {
    assertTrue(CallArguments.of("send(1, [2").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1 | float | 1.0",
        "2.5 | int | 2",
        "'x' | int | 0",
        "'3' | int | 3",
        ".5 | float | .5",
        "'x' | float | 0.0",
        "1 | str | '1'",
        "b'a' | str | 'a'",
        "'é' | bytes | b'?'",
        "1 | bool | True",
        "1 | None | None",
        "(1,) | list | [1]",
        "[1, 2] | tuple | (1, 2)",
        "[1] | tuple | (1,)",
        "[] | tuple | ()",
        "1 | dict | {'key': 1}",
        "1 | expression | n",
        "sin(t) | expression | sin(t)",
      })
  void valuesAreConverted(String value, String kind, String wanted) {
    assertEquals(wanted, CallArguments.converted(value, kind));
    assertTrue(CallArguments.KINDS.contains(kind));
  }
}

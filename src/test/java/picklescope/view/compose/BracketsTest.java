package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BracketsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          send(1)            | 4  | 6
          send([1, (2)], {}) | 5  | 12
          send([1, (2)], {}) | 9  | 11
          send([1, (2)], {}) | 15 | 16
          f(')', "\\"(", 1)  | 1  | 15
          f(  # )(           | 1  | -1
          f(1])              | 1  | -1
          f([1)              | 2  | -1
          f(1                | 1  | -1
          f)                 | 1  | -1
          f(1)               | 2  | -1
          """)
  void eachHasItsOtherHalf(String text, int at, int other) {
    var brackets = Brackets.of(text);
    var expected = other < 0 ? Optional.<Integer>empty() : Optional.of(other);
    assertEquals(expected, brackets.match(at));
    expected.ifPresent(it -> assertEquals(Optional.of(at), brackets.match(it)));
  }

  @Test
  void commasBetweenTwoAreThoseOfTheirOwn() {
    String text = "send(1, [2, 3], ',', f(4, 5), a={6: 7, 8: 9})";
    assertEquals(
        List.of(6, 14, 19, 28),
        Brackets.of(text).indexes(',', text.indexOf('('), text.length() - 1));
    assertTrue(Brackets.of(text).has('{'));
    assertFalse(Brackets.of("'('").has('('));
  }
}

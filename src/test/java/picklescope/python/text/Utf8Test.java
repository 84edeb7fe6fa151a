package picklescope.python.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @ParameterizedTest
  @ValueSource(strings = {"", "a?b", "é€\ud83d\ude00"})
  void whatUtf8HasIsExact(String text) {
    assertEquals(text, new String(Utf8.of(text), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"d800, a\\ud800b", "dfff, a\\udfffb"})
  void aLoneSurrogateIsNotTakenForAnotherCharacter(String digits, String expected) {
    String text = "a" + (char) Integer.parseInt(digits, 16) + "b";
    assertEquals(expected, new String(Utf8.of(text), StandardCharsets.UTF_8));
  }
}

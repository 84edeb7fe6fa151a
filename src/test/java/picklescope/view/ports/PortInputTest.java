package picklescope.view.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortInputTest {
  private static PortInput input(String text) {
    return PortInput.of(text, port -> port == 4950);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", " 5000 ", "65535", "00080"})
  void aNumberInRangeIsAPort(String text) {
    var input = input(text);
    assertEquals(OptionalInt.of(Integer.parseInt(text.strip())), input.number());
    assertEquals("", input.mistake());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "abc", "1.5", "99999999999", "+80"})
  void anythingElseIsAMistakeThatQuotesTheInput(String text) {
    var input = input(text);
    assertEquals(OptionalInt.empty(), input.number());
    assertEquals("A port is a number from 1 to 65535, not " + text + ".", input.mistake());
  }

  @Test
  void anEmptyInputAndAListedPortAreMistakes() {
    assertEquals("A port is a number from 1 to 65535.", input(" ").mistake());
    assertEquals("Port 4950 is in the list already.", input("4950").mistake());
    assertEquals(OptionalInt.empty(), input("4950").number());
  }
}

package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.net.PortSpec;

class PortInputTest {
  private static PortInput input(String text) {
    return PortInput.of(text, port -> port == 4950);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", " 5000 ", "65535", "00080"})
  void aNumberInRangeIsAPort(String text) {
    var input = input(text);
    assertEquals(List.of(PortSpec.of(Integer.parseInt(text.strip()))), input.ports());
    assertEquals("", input.mistake());
  }

  @Test
  void aPlaceAndGroupsAreAPortAndARangeIsSeveral() throws Exception {
    String text = "eth0:5000 239.1.1.1";
    assertEquals(PortSpec.parse(text), input(text).ports());
    assertEquals(List.of(PortSpec.of(5000), PortSpec.of(5001)), input("5000-5001").ports());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "abc", "1.5", "99999999999", "+80"})
  void anythingElseIsAMistakeThatQuotesTheInput(String text) {
    var input = input(text);
    assertEquals(List.of(), input.ports());
    assertEquals("A port is a number from 1 to 65535, not " + text + ".", input.mistake());
  }

  @Test
  void anEmptyInputAndAListedPortAreMistakes() {
    assertEquals("A port is a number from 1 to 65535.", input(" ").mistake());
    assertEquals("Port 4950 is in the list already.", input("4950").mistake());
    assertEquals("Port 4950 is in the list already.", input("4940-4960").mistake());
    assertEquals(
        "Port 4950 is in the list already. To open it in another way, remove it first.",
        input("eth0:4950").mistake());
    assertEquals(List.of(), input("4950").ports());
  }
}

package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.settings.PublishSetting;

class PublishInputTest {
  private static PublishInput.Reading read(String server, String password, String host) {
    return new PublishInput(server, password, host).read();
  }

  @Test
  void aPasswordIsNotPartOfTheSetting() {
    var expected = Optional.of(new PublishSetting("tls://me@lab-server", "LAB-3", true));
    for (var reading :
        new PublishInput.Reading[] {
          read(" tls://me:secret@lab-server ", "", " LAB-3 "),
          read("tls://me@lab-server", "secret", "LAB-3")
        }) {
      assertEquals(expected, reading.setting());
      assertEquals("secret", reading.password());
      assertEquals("", reading.mistake());
    }
    assertEquals("nats://lab-server", read("lab-server", "", "").setting().orElseThrow().server());
  }

  @Test
  void aMistakeNamesItsField() {
    assertTrue(read("", "", "").mistake().startsWith("Write the address"));
    assertTrue(read("http://x", "", "").mistake().startsWith("Server: expected"));
    assertTrue(read("x", "", "LAB 3").mistake().startsWith("Name: a name of a computer"));
    assertTrue(read("x", "", "LAB 3").setting().isEmpty());
  }
}

package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.net.SendOptions;

/** Send options as they are written. */
class SendOptionsTextTest {
  @Test
  void emptyFieldsAreTheDefaults() {
    var text = SendOptionsText.of(SendOptions.usual());
    assertEquals(new SendOptionsText("", "", ""), text);
    assertTrue(text.isEmpty());
    assertEquals("", text.problem());
    assertEquals(SendOptions.usual(), text.options());
  }

  @Test
  void fieldsAreReadAndWritten() {
    var options = new SendOptions(4950, "eth0", 0);
    var text = new SendOptionsText(" 4950", "eth0 ", "0");
    assertFalse(text.isEmpty());
    assertEquals(options, text.options());
    assertEquals(options, SendOptionsText.of(options).options());
  }

  @Test
  void whatIsWrongIsReported() {
    for (String port : List.of("0", "65536", "x", "-1", "99999999999")) {
      assertTrue(new SendOptionsText(port, "", "").problem().contains("1 to 65535"), port);
    }
    for (String ttl : List.of("256", "x", "-1")) {
      assertTrue(new SendOptionsText("", "", ttl).problem().contains("0 to 255"), ttl);
      assertEquals(0, new SendOptionsText("", "", ttl).options().multicastTtl());
    }
  }
}

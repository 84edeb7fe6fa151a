package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import picklescope.saved.PastedMessage;
import picklescope.send.MessageForm;

/** The texts of a message in its forms. */
class MessageTextsTest {
  @Test
  void eachFormKeepsItsText() {
    var texts = new MessageTexts();
    assertEquals("80 04 4b 05 2e", texts.change(MessageForm.HEX, "send(1)"));
    assertEquals("Some raw data", texts.change(MessageForm.TEXT, "41"));
    assertEquals("send(1)", texts.change(MessageForm.CALL, "text"));
    assertEquals("41", texts.change(MessageForm.HEX, "send(2)"));
  }

  @Test
  void positionsAreCountedFromOne() {
    assertEquals("At 1: ", MessageTexts.position("send", 0));
    assertEquals("At 5: ", MessageTexts.position("send", 99));
    assertEquals("At line 2, 2: ", MessageTexts.position("a\nbc\nd", 3));
  }

  @Test
  void pastedCodeReplacesTheMessageUnlessInsertingItDoesTheSame() {
    String code = "viz.addNetwork('lab').send(1)";
    var pasted = PastedMessage.of(code).orElseThrow();
    assertTrue(MessageTexts.replaces(pasted, MessageForm.CALL, code));
    assertFalse(MessageTexts.replaces(pasted, MessageForm.TEXT, code));
    var hex = PastedMessage.of(" 80 04 4b 05 2e ").orElseThrow();
    assertFalse(MessageTexts.replaces(hex, MessageForm.HEX, " 80 04 4b 05 2e "));
    assertTrue(MessageTexts.replaces(hex, MessageForm.CALL, " 80 04 4b 05 2e "));
  }

  @Test
  void pythonThatIsReadFromLeftToRightIsColoured() {
    assertTrue(MessageTexts.isColoured(MessageForm.CALL, "send('é', 1)"));
    assertFalse(MessageTexts.isColoured(MessageForm.HEX, "80 04"));
    for (String text :
        List.of("\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631", "\u202eabc", "\u2067abc")) {
      assertFalse(MessageTexts.isColoured(MessageForm.CALL, "send('" + text + "')"), text);
    }
    assertFalse(MessageTexts.isColoured(MessageForm.CALL, "send('" + "x".repeat(3_000) + "')"));
  }
}

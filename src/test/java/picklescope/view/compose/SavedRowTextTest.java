package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedSend;

class SavedRowTextTest {
  private static SavedRowText of(String name, MessageForm form, String text, String to) {
    return SavedRowText.of(SavedSend.of(name, Message.of(form, text), to));
  }

  @Test
  void aRowIsReadAtOnce() {
    assertEquals(
        new SavedRowText("start", "send(5, 'hello')", "→ lab-1"),
        of("start", MessageForm.CALL, "send(5,\n  'hello')", "lab-1"));
    assertEquals("hex 80 04", of("", MessageForm.HEX, "80\n04", "a").text());
    assertEquals(
        "→ 2: lab-1, lab-2:4960", of("", MessageForm.CALL, "", "lab-1; lab-2:4960\n").to());
  }

  /** A file of somebody else may try to hide where a message goes, or that it is a file. */
  @Test
  void nothingPushesWhatIsSentWhereOutOfView() {
    var blanks = "\u00a0\u3000 \u2800\u3164\n".repeat(100);
    var row =
        of(
            "start" + blanks,
            MessageForm.FILE,
            "./".repeat(300) + "etc/passwd",
            "a:1" + blanks + ",evil:1");
    assertEquals("start", row.name());
    assertEquals("→ 2: a:1, evil:1", row.to());
    assertTrue(row.text().startsWith("file …"), row.text());
    assertTrue(row.text().endsWith("./etc/passwd"), row.text());
    assertEquals(201, of("x".repeat(10_000), MessageForm.CALL, "", "a").name().length());
  }
}

package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.view.MadeCapture;
import picklescope.view.compose.DraftText.Level;

/** What is told of a message while it is written. */
class DraftTextTest {
  private final MadeCapture capture = new MadeCapture();

  @AfterEach
  void close() {
    capture.close();
  }

  private DraftText text(String call) {
    var draft = Draft.of(Message.of(MessageForm.CALL, call), capture.view().decoder(), 4950);
    return DraftText.of(draft, offset -> MessageTexts.position(call, offset));
  }

  @Test
  void theEventAndTheSize() {
    var text = text("send(1)");
    assertEquals("e.data = (1,)", text.event());
    assertTrue(text.size().endsWith(" bytes"), text.size());
    assertEquals(Level.FINE, text.level());
    assertEquals("first: e.data = (0,)", text("send(n)").event(), "the values will change");
  }

  @Test
  void moreThanAPacketIsAWarning() {
    var text = text("send('x' * 2000)");
    assertEquals(Level.WARNING, text.level());
    assertTrue(text.size().endsWith(" bytes, in several packets"), text.size());
    assertTrue(text.help().startsWith("More than 1,472 bytes"), text.help());
  }

  @Test
  void moreThanADatagramIsReportedAtOnce() {
    var text = text("send('x' * 70000)");
    assertEquals(Level.WRONG, text.level());
    assertEquals("too long", text.size());
    assertEquals("", text.event());
    assertTrue(text.mistake().contains("65,507"), text.mistake());
  }

  @Test
  void otherMistakesAreShownQuietlyWithTheirPosition() {
    var text = text("send(1");
    assertTrue(text.event().startsWith("At 5: "), text.event());
    assertEquals("", text.mistake());
    assertEquals(Level.FINE, text.level());
    assertEquals("Bytes", text.size());
  }
}

package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.python.Call;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.view.MadeCapture;

/** What the text of a message comes to. */
class DraftTest {
  private final MadeCapture capture = new MadeCapture();

  @AfterEach
  void close() {
    capture.close();
  }

  private Draft draft(MessageForm form, String text) {
    return Draft.of(Message.of(form, text), capture.view().decoder(), 4950);
  }

  @Test
  void aCallIsReadyWithItsBytesAndWhatTheCallbackSees() throws Exception {
    var ready = assertInstanceOf(Draft.Ready.class, draft(MessageForm.CALL, "send(5, foo=[1])"));
    assertEquals("e.data = (5,)   e.foo = [1]", ready.seen());
    assertEquals("(5,)", ((NetworkEvent) decoded(ready.first())).data().toString());
    byte[] wanted = Envelope.auto().encode(Call.of(5), 4);
    assertTrue(ready.first().length > wanted.length);
  }

  private Event decoded(byte[] payload) {
    capture.add(payload);
    var journal = capture.journal();
    return capture.view().decoder().decode(journal.get(journal.last()));
  }

  @Test
  void rawTextIsSeenAsBytes() {
    var ready = assertInstanceOf(Draft.Ready.class, draft(MessageForm.TEXT, "hello"));
    assertEquals("e.raw_data = b'hello'", ready.seen());
    assertEquals("hello", new String(ready.first(), StandardCharsets.US_ASCII));
  }

  @Test
  void aBareValueIsMarkedInThePreview() {
    var ready = assertInstanceOf(Draft.Ready.class, draft(MessageForm.BARE, "[1, 2]"));
    assertEquals("bare   e.data = ([1, 2],)", ready.seen());
  }

  @Test
  void whatIsSeenIsALineOfBoundedLength() {
    var ready =
        assertInstanceOf(
            Draft.Ready.class,
            draft(MessageForm.CALL, "send(foo='%s')".formatted("x".repeat(5_000))));
    assertTrue(ready.seen().length() <= 310, ready.seen());
    assertFalse(ready.seen().contains("\n"));
  }

  @Test
  void namesThatAreNoIdentifiersAreQuoted() {
    String text = "send(**{'a\\nb': 1, '\\u202ec': 2, '\uFB01': 3})";
    var ready = assertInstanceOf(Draft.Ready.class, draft(MessageForm.CALL, text));
    assertEquals(
        "e.data = ()   e['a\\nb'] = 1   e['\\u202ec'] = 2   e['\uFB01'] = 3", ready.seen());
  }

  @Test
  void aMistakeHasItsPosition() {
    var mistake = assertInstanceOf(Draft.Mistake.class, draft(MessageForm.CALL, "send(5, 'hel"));
    assertEquals(8, mistake.offset());
    assertFalse(mistake.message().isBlank());
    assertFalse(mistake.tooLong());
  }

  @Test
  void moreThanADatagramHoldsIsAMistakeAtTheEnd() {
    String text = "x".repeat(70_000);
    var mistake = assertInstanceOf(Draft.Mistake.class, draft(MessageForm.TEXT, text));
    assertTrue(mistake.tooLong());
    assertEquals(text.length(), mistake.offset());
    assertEquals(
        "The message has 70,000 bytes; a datagram holds at most 65,507. Send less, or in parts.",
        mistake.message());
  }
}

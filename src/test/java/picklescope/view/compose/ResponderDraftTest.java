package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.SavedResponder;

/** Responders as they are written. */
class ResponderDraftTest {
  private static ResponderDraft draft(String when, String answer, String delay, String limit) {
    return new ResponderDraft(when, answer, delay, "", limit, 4);
  }

  private static String problem(String when, String answer) {
    return ResponderDraft.problem(draft(when, answer, "", "").responder(Optional.empty()));
  }

  @Test
  void fieldsAreReadAndWritten() {
    var written = new ResponderDraft("a == 1", "send(2)", "50", "lab-1", "3", 2);
    var responder = written.responder(Optional.empty());
    assertEquals("send(2)", responder.name());
    assertEquals(50, responder.delayMillis());
    assertEquals(3, responder.mostPerSecond());
    assertEquals(2, responder.answer().protocol());
    assertEquals(written, ResponderDraft.of(responder));
    var defaults = new ResponderDraft("", "send(2)", "", "", "", 4);
    assertEquals(defaults, ResponderDraft.of(defaults.responder(Optional.empty())));
  }

  @Test
  void whatTheFieldsDoNotShowIsKept() {
    var saved =
        new SavedResponder(
            "ping", "", Message.of(MessageForm.TEXT, "old"), 0, "", 200, Map.of("icon", "7"));
    var changed = draft("", " new ", "", "").responder(Optional.of(saved));
    assertEquals("ping", changed.name());
    assertEquals(MessageForm.TEXT, changed.answer().form());
    assertEquals("new", changed.answer().text());
    assertEquals(Map.of("icon", "7"), changed.unknown());
  }

  @Test
  void whatIsWrongIsReported() {
    assertEquals("", problem("data[0] == 'ask'", "send('answer', e.data[1])"));
    assertTrue(problem("", " ").startsWith("Enter the answer"));
    assertTrue(problem("data[", "send(1)").startsWith("When, at "));
    assertTrue(problem("", "send(1").startsWith("Send, at "));
    var nowhere = new ResponderDraft("", "send(1)", "", "host:0", "", 4);
    assertTrue(!ResponderDraft.problem(nowhere.responder(Optional.empty())).isEmpty());
    assertThrows(
        NumberFormatException.class,
        () -> draft("", "send(1)", "soon", "").responder(Optional.empty()));
  }
}

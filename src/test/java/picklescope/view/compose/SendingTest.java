package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What sends by itself, as the status bar and its help tell it. */
class SendingTest {
  @Test
  void allThatSendsByItselfIsCounted() {
    var text = new Sending(1, 1, 2, 0, false);
    assertEquals("sending 4 · Stop", text.text());
    assertEquals("Stop 1 repeat, 1 replay and 2 responders (Ctrl+.)", text.help("Ctrl+."));
    assertEquals("Stop 3 repeats (Ctrl+.)", new Sending(3, 0, 0, 0, false).help("Ctrl+."));
    assertEquals("Stop 1 replay and 1 responder (K)", new Sending(0, 1, 1, 0, false).help("K"));
    assertEquals("Stop 1 repeat and the demo (K)", new Sending(1, 0, 0, 0, true).help("K"));
    assertEquals("Stop 1 sequence (K)", new Sending(0, 0, 0, 1, false).help("K"));
    assertEquals(0, new Sending(0, 0, 0, 0, false).count());
  }
}

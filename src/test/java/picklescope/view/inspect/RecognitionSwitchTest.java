package picklescope.view.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Event;
import picklescope.event.PortSender;
import picklescope.event.RawNetworkEvent;
import picklescope.session.Session;

/** A recognized format that is taken back for one sender, and recognized again. */
class RecognitionSwitchTest {
  private static final InetSocketAddress LOCAL = new InetSocketAddress("10.0.0.1", 4950);
  private static final PortSender TRACKER = PortSender.of("4950@10.0.0.7").orElseThrow();

  private final Session session = new Session();
  private final RecognitionSwitch recognition = new RecognitionSwitch(session.envelopes());

  @AfterEach
  void close() {
    session.close();
  }

  private Event event(String from, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    var remote = new InetSocketAddress(from, 50_000);
    var datagram = new Datagram(1, 0, Direction.IN, remote, LOCAL, bytes);
    return session.envelopes().now().of(datagram).decode(datagram, "");
  }

  private static boolean isJson(Event event) {
    return event instanceof RawNetworkEvent raw && raw.content().isPresent();
  }

  @Test
  void itIsTakenBackForOneSenderAndRecognizedAgain() {
    var event = event("10.0.0.7", "[1]");
    assertEquals("Not JSON", recognition.button(event));
    assertEquals(
        "What comes from 10.0.0.7 on port 4950 is read as pickles only.",
        recognition.toggle(event));
    assertFalse(isJson(event("10.0.0.7", "[1]")));
    assertTrue(isJson(event("10.0.0.8", "[1]")));
    assertEquals(Map.of(TRACKER, new Envelope.Pickle()), session.envelopes().now().senders());
    var taken = event("10.0.0.7", "[1]");
    assertTrue(recognition.isPossible(taken));
    assertEquals("Recognize again", recognition.button(taken));
    assertEquals(
        "What comes from 10.0.0.7 on port 4950 is read as before.", recognition.toggle(taken));
    assertTrue(isJson(event("10.0.0.7", "[1]")));
    assertEquals(Map.of(), session.envelopes().now().senders());
  }

  @Test
  void theSendersOwnEnvelopeComesBack() throws Exception {
    session.envelopes().set(4950, Envelope.of("bare"));
    session.envelopes().set(TRACKER, Envelope.auto());
    recognition.toggle(event("10.0.0.7", "{}"));
    recognition.toggle(event("10.0.0.7", "{}"));
    assertEquals(Map.of(TRACKER, Envelope.auto()), session.envelopes().now().senders());
  }

  @Test
  void nothingElseIsTakenBack() throws Exception {
    var raw = event("10.0.0.7", "text");
    assertFalse(recognition.isPossible(raw));
    assertEquals("", recognition.toggle(raw));
    session.envelopes().set(4950, Envelope.of("json"));
    var chosen = event("10.0.0.7", "[1]");
    assertTrue(isJson(chosen));
    assertFalse(recognition.isPossible(chosen));
    assertEquals("", recognition.button(chosen));
    assertEquals(Map.of(), session.envelopes().now().senders());
  }
}

package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.event.Envelopes;
import picklescope.event.Event;
import picklescope.python.Call;

/** Messages whose answers wait for their delay. */
class DelayedAnswersTest {
  private final Journal journal = new Journal();
  private final List<WeakReference<Event>> events = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    journal.close();
  }

  private Event decoded(Datagram datagram) {
    var event = Envelope.auto().decode(datagram, "LAB-3");
    events.add(new WeakReference<>(event));
    return event;
  }

  private static Responder on(long delayMillis) throws Exception {
    var responder =
        Responder.of(
            new ResponderRule(
                "r",
                "data",
                Message.of(MessageForm.CALL, "send(1)"),
                delayMillis,
                new AnswerTarget.Sender(),
                1_000));
    responder.switchOn();
    return responder;
  }

  private ResponderRun start(Responder responder) {
    var sockets =
        new ResponderSockets(
            _ -> {
              throw new AssertionError("nothing is sent here");
            },
            (_, _, _, _) -> {
              throw new AssertionError("nothing is sent here");
            },
            _ -> false);
    return ResponderRun.start(
        journal,
        new MessageReading(this::decoded, _ -> Optional.empty(), _ -> true),
        Envelopes::auto,
        List.of(responder),
        sockets);
  }

  private void receive(int messages) throws Exception {
    for (int i = 0; i < messages; i++) {
      append(Direction.IN, Envelope.auto().encode(Call.of(i), 4));
    }
  }

  private void append(Direction direction, byte[] payload) {
    var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    journal.append(new Datagram(journal.last() + 1, 1, direction, remote, local, payload));
  }

  @Test
  void aMessageThatWaitsIsNotHeldInMemory() throws Exception {
    var responder = on(ResponderRule.MAX_DELAY_MILLIS);
    try (var _ = start(responder)) {
      receive(20);
      Await.until("all wait", () -> responder.matched() == 20);
      receive(1);
      Await.until("the thread is done with them", () -> responder.matched() == 21);
      Await.until(
          "their values are gone",
          () -> {
            System.gc();
            return events.stream().limit(20).allMatch(event -> event.get() == null);
          });
    }
    assertEquals(0, responder.answered());
  }

  @Test
  void aMessageThatIsDeletedWhileItWaitsIsReported() throws Exception {
    var responder = on(3_000); // the journal is full before, on a slow computer too
    try (var _ = start(responder)) {
      receive(1);
      Await.until("it waits", () -> responder.matched() == 1);
      while (journal.first() == 1) {
        append(Direction.OUT, new byte[60_000]);
      }
      Await.until("it is reported", () -> !responder.problem().isEmpty());
    }
    assertTrue(
        responder.problem().contains("deleted before its delay was over"), responder.problem());
  }
}

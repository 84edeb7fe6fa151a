package picklescope.send;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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

class ResponderRunTest {
  private final Journal journal = new Journal();

  @AfterEach
  void close() {
    journal.close();
  }

  private ResponderRun start(
      Responder responder, Function<Datagram, Event> decode, Supplier<Envelopes> envelopes) {
    var sockets =
        new ResponderSockets(
            _ -> {
              throw new AssertionError("nothing is sent here");
            },
            (_, _, _, _) -> {},
            _ -> false);
    return ResponderRun.start(
        journal,
        new MessageReading(decode, _ -> Optional.empty(), _ -> true),
        envelopes,
        List.of(responder),
        sockets);
  }

  private static Responder on() throws Exception {
    var responder =
        Responder.of(
            ResponderRule.of("r", "data[0] > 0", Message.of(MessageForm.CALL, "send(e.data[0])")));
    responder.switchOn();
    return responder;
  }

  private void receive(int number) throws Exception {
    var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    byte[] payload = Envelope.auto().encode(Call.of(number), 4);
    journal.append(new Datagram(journal.last() + 1, 1, Direction.IN, remote, local, payload));
  }

  private static Event decoded(Datagram datagram) {
    return Envelope.auto().decode(datagram, "LAB-3");
  }

  @Test
  void anErrorWhileAMessageIsReadCostsThisMessage() throws Exception {
    var responder = on();
    Function<Datagram, Event> decode =
        datagram -> {
          if (datagram.number() == 1) {
            throw new OutOfMemoryError("a test");
          }
          return decoded(datagram);
        };
    try (var _ = start(responder, decode, Envelopes::auto)) {
      receive(1);
      receive(2);
      Await.until("the second message", () -> responder.matched() == 1);
    }
  }

  @Test
  void anErrorWhileItIsAnsweredIsReported() throws Exception {
    var responder = on();
    Supplier<Envelopes> envelopes =
        () -> {
          throw new OutOfMemoryError("a test");
        };
    try (var _ = start(responder, ResponderRunTest::decoded, envelopes)) {
      receive(1);
      Await.until("the error", () -> responder.problem().contains("could not be answered"));
      receive(2);
      Await.until("the second message", () -> responder.matched() == 2);
    }
  }
}

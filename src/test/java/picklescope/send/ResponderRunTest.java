package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
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
import picklescope.pickle.PickleException;
import picklescope.python.Call;

class ResponderRunTest {
  private final Journal journal = new Journal();

  @AfterEach
  void close() {
    journal.close();
  }

  private ResponderRun start(
      Responder responder, Function<Datagram, Event> decode, Supplier<Envelopes> envelopes) {
    return start(
        responder, new MessageReading(decode, _ -> Optional.empty(), _ -> true), envelopes);
  }

  private ResponderRun start(
      Responder responder, MessageReading reading, Supplier<Envelopes> envelopes) {
    var sockets =
        new ResponderSockets(
            _ -> {
              throw new AssertionError("nothing is sent here");
            },
            (_, _, _, _) -> {},
            _ -> false);
    return ResponderRun.start(journal, reading, envelopes, List.of(responder), sockets);
  }

  private static Responder on() throws Exception {
    return on("data[0] > 0");
  }

  private static Responder on(String when) throws Exception {
    var responder =
        Responder.of(ResponderRule.of("r", when, Message.of(MessageForm.CALL, "send(e.data[0])")));
    responder.switchOn();
    return responder;
  }

  private void receive(int number) {
    var remote = new InetSocketAddress(InetAddress.getLoopbackAddress(), 50_000);
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    byte[] payload = encoded(Call.of(number));
    journal.append(new Datagram(journal.last() + 1, 1, Direction.IN, remote, local, payload));
  }

  private static byte[] encoded(Call call) {
    try {
      return Envelope.auto().encode(call, 4);
    } catch (PickleException e) {
      throw new IllegalStateException(e);
    }
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

  /** Returns the address of the first message's sender, whose name is not known yet. */
  private static Optional<InetAddress> first(Datagram datagram) {
    return Optional.of(datagram.remote().getAddress()).filter(_ -> datagram.number() == 1);
  }

  private void deleteUpTo(long number) {
    var local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    while (journal.first() <= number) {
      var filling =
          new Datagram(journal.last() + 1, 1, Direction.OUT, local, local, new byte[60_000]);
      journal.append(filling);
    }
  }

  @Test
  void messagesDeletedBeforeTheyAreLookedAtAreReported() throws Exception {
    var responder = on();
    var looking = new CountDownLatch(1);
    var deleted = new CountDownLatch(1);
    Function<Datagram, Event> decode =
        datagram -> {
          looking.countDown();
          await(deleted);
          return decoded(datagram);
        };
    try (var _ = start(responder, decode, Envelopes::auto)) {
      receive(1);
      await(looking);
      receive(2);
      receive(3);
      deleteUpTo(3);
      long missed = journal.first() - 2;
      deleted.countDown();
      Await.until("a report", () -> responder.problem().contains("deleted"));
      assertTrue(
          responder.problem().startsWith("%,d messages".formatted(missed)), responder.problem());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aMessageDeletedWhileItsSendersNameIsAwaitedIsReported() throws Exception {
    var responder = on("sender == 'LAB-3'");
    var asked = new CountDownLatch(1);
    var deleted = new CountDownLatch(1);
    Predicate<InetAddress> settled =
        _ -> {
          boolean isKnown = asked.getCount() == 0;
          asked.countDown();
          await(deleted);
          return isKnown;
        };
    var reading = new MessageReading(ResponderRunTest::decoded, ResponderRunTest::first, settled);
    try (var _ = start(responder, reading, Envelopes::auto)) {
      receive(1);
      await(asked);
      deleteUpTo(1);
      deleted.countDown();
      Await.until("a report", () -> responder.problem().contains("deleted"));
    }
  }

  @Test
  void messagesThatKeepComingDoNotHoldUpThoseThatWaitForAName() throws Exception {
    var responder = on("sender == 'LAB-3' and data[0] == 1");
    var isKnown = new AtomicBoolean();
    Function<Datagram, Event> decode =
        datagram -> {
          isKnown.set(true);
          receive(2); // before this one is done
          return decoded(datagram);
        };
    var reading = new MessageReading(decode, ResponderRunTest::first, _ -> isKnown.get());
    try (var _ = start(responder, reading, Envelopes::auto)) {
      receive(1);
      Await.until("the first message", () -> responder.matched() == 1);
    }
  }
}

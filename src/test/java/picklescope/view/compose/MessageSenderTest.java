package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.event.Envelope;
import picklescope.net.SendOptions;
import picklescope.pickle.PickleReader;
import picklescope.send.Message;
import picklescope.send.MessageForm;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.session.Session;

/** Messages that are checked, sent and repeated, and the queue in which that happens. */
@Timeout(120)
class MessageSenderTest {
  private final Session session = new Session();
  private final MessageSender sender = new MessageSender(session);
  private DatagramSocket receiver;
  private Outbox outbox = new Outbox(session, Runnable::run);

  @BeforeEach
  void open() throws Exception {
    receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    receiver.setSoTimeout(60_000);
  }

  @AfterEach
  void close() {
    outbox.close();
    receiver.close();
    session.close();
  }

  private String to() {
    return "127.0.0.1:" + receiver.getLocalPort();
  }

  private byte[] received() throws Exception {
    var packet = new DatagramPacket(new byte[70_000], 70_000);
    receiver.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  private static Message call(String text) {
    return Message.of(MessageForm.CALL, text);
  }

  private SendResult send(Message message, String to) {
    return sender.send(message, to, SendOptions.usual(), _ -> {});
  }

  @Test
  void aMessageIsSentAndItsLengthReported() throws Exception {
    var sent = assertInstanceOf(SendResult.Sent.class, send(call("send(5, foo=1)"), to()));
    byte[] payload = received();
    assertEquals("((5,), {'foo': 1})", PickleReader.read(payload).toString());
    assertEquals(payload.length, sent.bytes());
    assertEquals(to(), sent.target().toString());
    assertEquals("", sent.resolved(), "an address is not resolved");
    assertEquals(1, session.capture().last(), "what is sent is in the capture");
  }

  @Test
  void aSequenceIsAJobAndAMistakeInItStartsNothing() throws Exception {
    var start = SavedSend.of("start", call("send('start', n)"), to());
    var stop = SavedSend.of("stop", call("send('stop', n)"), to()).waiting(20);
    assertEquals(Optional.empty(), sender.sequence("trial", List.of(start, stop)));
    assertEquals("(('start', 0), {})", PickleReader.read(received()).toString());
    assertEquals("(('stop', 1), {})", PickleReader.read(received()).toString());
    assertEquals("trial", session.jobs().list().getFirst().title());
    session.jobs().list().getFirst().job().await();
    var wrong = SavedSend.of("wrong", call("send("), to());
    var problem = sender.sequence("trial", List.of(start, wrong)).orElse("");
    assertTrue(problem.startsWith("wrong: "), problem);
    assertEquals(1, session.jobs().list().size());
    assertEquals(2, session.capture().last(), "nothing more was sent");
  }

  @Test
  void theAddressOfANameIsReported() throws Exception {
    String to = "localhost:" + receiver.getLocalPort();
    var sent = assertInstanceOf(SendResult.Sent.class, send(call("send()"), to));
    assertEquals("127.0.0.1", sent.resolved());
  }

  @Test
  void bytesAreSentUnchanged() throws Exception {
    assertInstanceOf(SendResult.Sent.class, sender.sendBytes(new byte[] {1, 2}, to(), _ -> {}));
    assertEquals("[1, 2]", Arrays.toString(received()));
    assertInstanceOf(SendResult.NotSent.class, sender.sendBytes(new byte[1], "a:b:c", _ -> {}));
  }

  @Test
  void mistakesOfTextAndDestinationAreReported() {
    var invalid = assertInstanceOf(SendResult.Invalid.class, send(call("send(1"), to()));
    assertFalse(invalid.mistake().message().isEmpty());
    assertEquals(4, invalid.mistake().offset());
    var notSent = assertInstanceOf(SendResult.NotSent.class, send(call("send(1)"), "host:0"));
    assertFalse(notSent.reason().isEmpty());
    assertEquals(0, session.capture().last());
  }

  @Test
  void aMessageIsCheckedInTheEnvelopeOfItsDestination() throws Exception {
    session.envelopes().set(4960, Envelope.of("custom data=p[1], write=('V', args)"));
    var there = assertInstanceOf(Draft.Ready.class, sender.check(call("send(5)"), "lab:4960"));
    assertEquals("('V', (5,))", PickleReader.read(there.first()).toString());
    for (String other : List.of("lab", "not a destination:::")) {
      var ready = assertInstanceOf(Draft.Ready.class, sender.check(call("send(5)"), other));
      assertEquals("((5,), {})", PickleReader.read(ready.first()).toString(), other);
    }
  }

  @Test
  void aRepeatIsAJobOfTheSession() throws Exception {
    var send = SavedSend.of("tick", call("send(n)"), to());
    var rhythm = Rhythm.everyMillis(1).withCount(2);
    assertInstanceOf(SendResult.Repeating.class, sender.repeat(send, rhythm));
    assertEquals("((0,), {})", PickleReader.read(received()).toString());
    assertEquals("((1,), {})", PickleReader.read(received()).toString());
    assertEquals("tick", session.jobs().list().getFirst().title());

    var wrong = SavedSend.of("wrong", call("send("), to());
    assertInstanceOf(SendResult.Invalid.class, sender.repeat(wrong, rhythm));
    var nowhere = SavedSend.of("nowhere", call("send()"), "host:0");
    assertInstanceOf(SendResult.NotSent.class, sender.repeat(nowhere, rhythm));
    assertEquals(1, session.jobs().list().size());
  }

  @Test
  void theQueueKeepsTheOrderAndDeliversResultsByItsExecutor() throws Exception {
    var answers = new LinkedBlockingQueue<Runnable>();
    var results = new LinkedBlockingQueue<SendResult>();
    outbox = new Outbox(session, answers::add);
    outbox.send(SavedSend.of("a", call("send('a')"), to()), results::add);
    outbox.sendBytes(new byte[] {7}, to(), results::add);
    received();
    received();
    var first = answers.poll(60, TimeUnit.SECONDS);
    var second = answers.poll(60, TimeUnit.SECONDS);
    assertTrue(results.isEmpty(), "not before they are passed on");
    first.run();
    second.run();
    assertTrue(assertInstanceOf(SendResult.Sent.class, results.remove()).bytes() > 1);
    assertEquals(1, assertInstanceOf(SendResult.Sent.class, results.remove()).bytes());

    outbox.check(call("send()"), to(), _ -> results.add(new SendResult.NotSent("late")));
    var late = Optional.ofNullable(answers.poll(60, TimeUnit.SECONDS)).orElseThrow();
    outbox.close();
    late.run();
    assertTrue(results.isEmpty(), "not after it is closed");
  }
}

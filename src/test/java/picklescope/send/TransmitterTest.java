package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.Await;
import picklescope.event.Event;
import picklescope.net.FreePorts;
import picklescope.net.NetworkException;
import picklescope.net.Ports;
import picklescope.net.SendOptions;

/** Where messages go, with real python3 receivers. */
@Timeout(120)
class TransmitterTest {
  private static final byte[] HELLO = "hello".getBytes();
  private static final long LONG = TimeUnit.SECONDS.toNanos(20);
  private static final int MANY = 2_000;

  @Test
  void severalDestinationsGetTheSame() throws Exception {
    try (var one = PythonReceiver.printing(PythonReceiver.RAW);
        var other = PythonReceiver.printing(PythonReceiver.RAW)) {
      var target =
          Target.parse(
              "127.0.0.1:%d, localhost:%d".formatted(one.port(), other.port()),
              SendOptions.usual());
      try (var to = Transmitter.open(target, SendSockets.OWN, SendSockets.UNTOLD)) {
        assertEquals(2, to.resolved().size());
        to.send(HELLO);
        assertEquals("b'hello'", one.next());
        assertEquals("b'hello'", other.next());
      }
    }
  }

  @Test
  void anEmptyDatagramArrives() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.RAW);
        var to = Transmitter.open(python.target(), SendSockets.OWN, SendSockets.UNTOLD)) {
      to.send(new byte[0]);
      assertEquals("b''", python.next());
      to.send(HELLO);
      assertEquals("b'hello'", python.next());
    }
  }

  @Test
  @EnabledOnOs(
      OS.LINUX) // elsewhere the loopback has no broadcast, and groups only with more rights
  void broadcastAndMulticastArrive() throws Exception {
    String group = "239.83.17.4";
    String join =
        "s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,"
            + " socket.inet_aton('%s') + socket.inet_aton('127.0.0.1'))".formatted(group);
    try (var python = PythonReceiver.printing(PythonReceiver.RAW, join)) {
      var options = new SendOptions(SendOptions.FREE, "127.0.0.1", 4);
      var multicast = new Target(List.of(new Destination(group, python.port())), options);
      try (var to = Transmitter.open(multicast, SendSockets.OWN, SendSockets.UNTOLD)) {
        to.send("to the group".getBytes());
        assertEquals("b'to the group'", python.next());
      }
      var broadcast = Target.of(new Destination("127.255.255.255", python.port()));
      try (var to = Transmitter.open(broadcast, SendSockets.OWN, SendSockets.UNTOLD)) {
        to.send("to all".getBytes());
        assertEquals("b'to all'", python.next());
      }
    }
  }

  @Test
  void aFixedLocalPortIsTheOneThatTheReceiverSees() throws Exception {
    int port = FreePorts.next();
    try (var python = PythonReceiver.printing("sender[1]")) {
      var target =
          new Target(
              python.target().destinations(), new SendOptions(port, "", SendOptions.USUAL_TTL));
      try (var to = Transmitter.open(target, SendSockets.OWN, SendSockets.UNTOLD)) {
        to.send(HELLO);
        assertEquals("" + port, python.next());
        var taken =
            assertThrows(
                NetworkException.class,
                () -> Transmitter.open(target, SendSockets.OWN, SendSockets.UNTOLD));
        assertTrue(taken.getMessage().contains("in use"), taken.getMessage());
      }
    }
  }

  @Test
  void answersToAListeningPortArriveThere() throws Exception {
    int port = FreePorts.next();
    var events = new LinkedBlockingQueue<Event>();
    String answering = "(s.sendto(b'answer', sender), payload)[1]";
    try (var ports = Ports.listening(events::add, port);
        var python = PythonReceiver.printing(answering)) {
      var target =
          new Target(
              python.target().destinations(), new SendOptions(port, "", SendOptions.USUAL_TTL));
      try (var to = Transmitter.open(target, ports::sendSocket, SendSockets.UNTOLD)) {
        to.send(HELLO);
        assertEquals("b'hello'", python.next());
        var answer = events.poll(60, TimeUnit.SECONDS);
        assertEquals("answer", new String(answer.datagram().payload()));
        assertEquals(port, answer.port());
      }
      assertTrue(ports.isOpen(port), "closing the transmitter leaves the port open");
    }
  }

  @Test
  void aWayOfMulticastIsNotLeftBehindOnAListeningPort() throws Exception {
    String group = "239.83.17.5";
    String prepare =
        """
        s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton('%s') + socket.inet_aton('127.0.0.1'))
        s.setsockopt(socket.IPPROTO_IP, getattr(socket, 'IP_RECVTTL', 12), 1)
        receive = s.recvmsg
        class Socket:
            def recvfrom(self, size):
                data, more, _, sender = receive(size, 100)
                return (data, struct.unpack('i', more[0][2])[0]), sender
            getsockname = s.getsockname
        s = Socket()
        """
            .formatted(group);
    int port = FreePorts.next();
    try (var ports = Ports.listening(_ -> {}, port);
        var python = PythonReceiver.printing("payload", prepare)) {
      var to = List.of(new Destination(group, python.port()));
      var far = new Target(to, new SendOptions(port, "127.0.0.1", 7));
      var near = new Target(to, new SendOptions(port, "127.0.0.1", 1));
      try (var one = Transmitter.open(far, ports::sendSocket, SendSockets.UNTOLD);
          var other = Transmitter.open(near, ports::sendSocket, SendSockets.UNTOLD)) {
        one.send(HELLO);
        other.send(HELLO);
        one.send(HELLO);
        assertEquals(List.of("(b'hello', 7)", "(b'hello', 1)", "(b'hello', 7)"), python.next(3));
      }
    }
  }

  @Test
  void aSingleDestinationThatRefusesIsReported() throws Exception {
    int port = FreePorts.next();
    var target = Target.of(new Destination("127.0.0.1", port));
    try (var to = Transmitter.open(target, SendSockets.OWN, SendSockets.UNTOLD)) {
      assertEquals(Optional.empty(), to.awaitRefusal(1), "nothing was sent");
      to.send(HELLO);
      assertEquals(
          Optional.of("Refused by 127.0.0.1: nothing listens on port " + port + "."),
          to.awaitRefusal(LONG));
    }
  }

  @Test
  void eachMessageToAPortThatIsNotListenedOnIsSentNevertheless() throws Exception {
    int port = FreePorts.next();
    var target = Target.of(new Destination("127.0.0.1", port));
    var events = new LinkedBlockingQueue<Event>();
    try (var to = Transmitter.open(target, SendSockets.OWN, SendSockets.UNTOLD)) {
      to.send(HELLO);
      assertTrue(to.awaitRefusal(LONG).isPresent());
      to.send(HELLO);
      Await.until("the second is refused", () -> sentIsRefused(to));
      try (var _ = Ports.listening(events::add, port)) {
        to.send(HELLO);
        assertNotNull(events.poll(60, TimeUnit.SECONDS), "the first after refusals");
        to.send(HELLO);
        assertNotNull(events.poll(60, TimeUnit.SECONDS));
        assertEquals(Optional.empty(), to.refusal(), "it is over");
      }
    }
  }

  private static boolean sentIsRefused(Transmitter to) {
    try {
      to.send(HELLO);
      return to.refusal().isPresent();
    } catch (NetworkException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anAnswerEndsTheWaiting() throws Exception {
    try (var python = PythonReceiver.printing("(s.sendto(b'answer', sender), payload)[1]");
        var to = Transmitter.open(python.target(), SendSockets.OWN, SendSockets.UNTOLD)) {
      to.send(HELLO);
      assertEquals(Optional.empty(), to.awaitRefusal(TimeUnit.HOURS.toNanos(1)));
    }
  }

  @Test
  void eachOfSeveralDestinationsReportsItsRefusal() throws Exception {
    int nobody = FreePorts.next();
    int other = FreePorts.next();
    try (var python = PythonReceiver.printing("(s.sendto(b'answer', sender), payload)[1]");
        var to =
            Transmitter.open(
                Target.parse(
                    "127.0.0.1:%d, 127.0.0.1:%d, 127.0.0.1:%d"
                        .formatted(nobody, python.port(), other),
                    SendOptions.usual()),
                SendSockets.OWN,
                SendSockets.UNTOLD)) {
      to.send(HELLO);
      assertEquals(List.of("b'hello'"), python.next(1));
      assertEquals(
          Optional.of(
              ("Refused by 127.0.0.1: nothing listens on port %d. Refused by 127.0.0.1: nothing"
                      + " listens on port %d.")
                  .formatted(nobody, other)),
          to.awaitRefusal(LONG));
    }
  }

  @Test
  void aRefusalFollowsTheMessageThatWasRefused() throws Exception {
    int nobody = FreePorts.next();
    var told = new ArrayList<String>();
    var sent =
        new Transmitter.Sent() {
          @Override
          public void sent(
              long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
            told.add(new String(payload, StandardCharsets.UTF_8));
          }

          @Override
          public void refused(InetSocketAddress remote, String refusal) {
            told.add(remote.getPort() + " " + refusal);
          }
        };
    var target = Target.of(new Destination("127.0.0.1", nobody));
    try (var to = Transmitter.open(target, SendSockets.OWN, sent)) {
      to.send("one".getBytes(StandardCharsets.UTF_8));
      to.awaitRefusal(LONG);
      to.send("two".getBytes(StandardCharsets.UTF_8));
      to.awaitRefusal(LONG);
    }
    String refusal = "%d Refused by 127.0.0.1: nothing listens on port %1$d.".formatted(nobody);
    assertEquals(List.of("one", refusal, "two", refusal), told);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void listeningPortsReportRefusals() throws Exception {
    int nobody = FreePorts.next();
    int own = FreePorts.next();
    var events = new LinkedBlockingQueue<Event>();
    try (var ports = Ports.listening(events::add, own);
        var to = Transmitter.open(from(own, nobody), ports::sendSocket, SendSockets.UNTOLD)) {
      to.send(HELLO);
      assertEquals(Optional.of(refusedBy(nobody)), to.awaitRefusal(LONG));
      to.send(HELLO, new InetSocketAddress("127.0.0.1", own));
      assertNotNull(events.poll(60, TimeUnit.SECONDS), "still receives");
    }
  }

  /** As when the receive loop takes it from the socket before the send has ended. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aRefusalThatComesWhileItsMessageIsSentEndsTheWaiting() throws Exception {
    int nobody = FreePorts.next();
    int own = FreePorts.next();
    try (var ports = Ports.listening(_ -> {}, own);
        var same = ports.sendSocket(new SendOptions(own, "", SendOptions.USUAL_TTL))) {
      Transmitter.Sent taking = (_, _, _, _) -> same.takeRefusals();
      try (var to = Transmitter.open(from(own, nobody), ports::sendSocket, taking)) {
        to.send(HELLO);
        assertEquals(Optional.of(refusedBy(nobody)), to.awaitRefusal(TimeUnit.HOURS.toNanos(1)));
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPortThatWasChosenReportsWhichOfItsDestinationsRefuse() throws Exception {
    int nobody = FreePorts.next();
    try (var python = PythonReceiver.printing("payload");
        var to =
            Transmitter.open(
                from(FreePorts.next(), nobody, python.port()),
                SendSockets.OWN,
                SendSockets.UNTOLD)) {
      to.send(HELLO);
      Await.until("one refuses", () -> to.awaitRefusal(1).isPresent());
      to.send(HELLO);
      assertEquals(List.of("b'hello'", "b'hello'"), python.next(2));
      assertEquals(Optional.of(refusedBy(nobody)), to.refusal());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void manyDestinationsReportWhichOfThemRefuse() throws Exception {
    int[] nobody = new int[70];
    for (int i = 0; i < nobody.length; i++) {
      nobody[i] = FreePorts.next();
    }
    try (var to =
        Transmitter.open(from(SendOptions.FREE, nobody), SendSockets.OWN, SendSockets.UNTOLD)) {
      to.send(HELLO);
      to.awaitRefusal(LONG);
      var all = IntStream.of(nobody).mapToObj(TransmitterTest::refusedBy);
      assertEquals(Optional.of(all.collect(Collectors.joining(" "))), to.refusal());
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void refusalsOfOthersLoseNothing() throws Exception {
    int own = FreePorts.next();
    int nobody = FreePorts.next();
    int port = FreePorts.next();
    var received = new AtomicInteger();
    try (var _ = Ports.listening(_ -> received.incrementAndGet(), port);
        var ports = Ports.listening(_ -> {}, own);
        var good = Transmitter.open(from(own, port), ports::sendSocket, SendSockets.UNTOLD);
        var bad = Transmitter.open(from(own, nobody), ports::sendSocket, SendSockets.UNTOLD)) {
      var sender = Thread.ofPlatform().start(() -> sendAll(bad));
      sendAll(good);
      sender.join();
      Await.until("all are received", () -> received.get() == MANY);
      Await.until("refused", () -> sentIsRefused(bad));
      assertTrue(ports.isOpen(own));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPortThatIsClosedWhileItSendsLosesNothingThatItHasSent() throws Exception {
    int own = FreePorts.next();
    int nobody = FreePorts.next();
    int port = FreePorts.next();
    var received = new AtomicInteger();
    var sent = new AtomicInteger();
    try (var _ = Ports.listening(_ -> received.incrementAndGet(), port);
        var ports = Ports.listening(_ -> {}, own)) {
      for (int round = 0; round < 30; round++) {
        ports.toggle(own, true);
        try (var good = Transmitter.open(from(own, port), ports::sendSocket, SendSockets.UNTOLD);
            var bad = Transmitter.open(from(own, nobody), ports::sendSocket, SendSockets.UNTOLD)) {
          int before = sent.get();
          var sender = Thread.ofPlatform().start(() -> sendUntilClosed(bad, good, sent));
          Await.soon("it sends", () -> sent.get() > before + 50);
          ports.toggle(own, false);
          sender.join();
        }
      }
      Await.until("all are received", () -> received.get() == sent.get());
    }
  }

  private static void sendUntilClosed(Transmitter bad, Transmitter good, AtomicInteger sent) {
    try {
      while (true) {
        bad.send(HELLO);
        good.send(HELLO);
        sent.incrementAndGet();
      }
    } catch (NetworkException e) {
      assertTrue(e.getMessage().startsWith("The socket is closed"), e.getMessage());
    }
  }

  private static void sendAll(Transmitter to) {
    for (int i = 0; i < MANY; i++) {
      try {
        to.send(HELLO);
      } catch (NetworkException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static Target from(int own, int... to) {
    var options = new SendOptions(own, "", SendOptions.USUAL_TTL);
    return new Target(
        IntStream.of(to).mapToObj(port -> new Destination("127.0.0.1", port)).toList(), options);
  }

  private static String refusedBy(int port) {
    return "Refused by 127.0.0.1: nothing listens on port %d.".formatted(port);
  }

  @Test
  void theWatchTellsOfARefusalAndCloses() throws Exception {
    var target = Target.of(new Destination("127.0.0.1", FreePorts.next()));
    var refused = new LinkedBlockingQueue<String>();
    var to = Transmitter.open(target, SendSockets.OWN, SendSockets.UNTOLD);
    to.send(HELLO);
    new RefusalWatch().watch(to, refused::add);
    String said = refused.poll(60, TimeUnit.SECONDS);
    assertTrue(said.startsWith("Refused by 127.0.0.1"), said);
    Await.until("closed", () -> !to.isOpen());
  }

  @Test
  void errorsAreReported() {
    assertMessage("eth77", new SendOptions(SendOptions.FREE, "eth77", 1));
    assertMessage("0 to 255", new SendOptions(SendOptions.FREE, "", 256));
    assertMessage("1 to 65535", new SendOptions(70_000, "", 1));
    assertThrows(NetworkException.class, () -> Target.parse("  ", SendOptions.usual()));
    assertThrows(NetworkException.class, () -> Target.parse("a:1, b:0", SendOptions.usual()));
  }

  private static void assertMessage(String part, SendOptions options) {
    var target = new Target(List.of(new Destination("127.0.0.1", 9)), options);
    var mistake =
        assertThrows(
            NetworkException.class,
            () -> Transmitter.open(target, SendSockets.OWN, SendSockets.UNTOLD));
    assertTrue(mistake.getMessage().contains(part), mistake.getMessage());
  }
}

package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.Await;
import picklescope.Python;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.net.FreePorts;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.python.Call;
import picklescope.session.Session;

/** Responders over a session, asked by a real python3. */
@Timeout(120)
class RespondersTest {
  /** Asks and prints the answer. */
  private static final String ASK =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.settimeout(60)
      for i in range(%d):
          s.sendto(pickle.dumps((('ask', i), {'foo': i * 10}), 4), ('127.0.0.1', %d))
          print(pickle.loads(s.recv(70000)))
      """;

  private Session session;
  private int port;

  @BeforeEach
  void listen() throws Exception {
    session = new Session();
    port = FreePorts.next();
    session.ports().add(port);
  }

  @AfterEach
  void close() {
    session.close();
  }

  private Responder on(ResponderRule rule) throws Exception {
    var responder = Responder.of(rule);
    session.responders().add(responder);
    session.responders().switchOn(responder);
    return responder;
  }

  private static ResponderRule rule(String when, String answer) {
    return ResponderRule.of("r", when, Message.of(MessageForm.CALL, answer));
  }

  private static ResponderRule to(ResponderRule rule, Target target, int mostPerSecond) {
    return new ResponderRule(
        rule.name(),
        rule.when(),
        rule.answer(),
        rule.delayMillis(),
        new AnswerTarget.Fixed(target),
        mostPerSecond);
  }

  private static String python(String script) throws Exception {
    return Python.run(script);
  }

  private static void await(Callable<Boolean> condition) {
    Await.until("it", condition);
  }

  @Test
  void answersTheSenderWithWhatItAskedFor() throws Exception {
    var responder =
        on(rule("data[0] == 'ask'", "send('answer', e.data[1], n, foo=e.foo + 1, port=e.port)"));
    assertEquals(
        """
        (('answer', 0, 0), {'foo': 1, 'port': %1$d})
        (('answer', 1, 1), {'foo': 11, 'port': %1$d})
        (('answer', 2, 2), {'foo': 21, 'port': %1$d})
        """
            .formatted(port),
        python(ASK.formatted(3, port)));
    await(() -> responder.answered() == 3);
    assertEquals(3, responder.matched());
    assertEquals("", responder.problem());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aRefusedAnswerIsMarked() throws Exception {
    on(rule("", "send(1)"));
    Await.until(
        "an answer is refused",
        () -> {
          askAndLeave();
          return session.live().marks().own().findAny().isPresent();
        });
    long refused = session.live().marks().own().findAny().orElseThrow();
    var answer = session.capture().get(refused);
    assertEquals(Direction.OUT, answer.direction());
    assertEquals(
        "Refused by 127.0.0.1: nothing listens on port %d.".formatted(answer.remote().getPort()),
        session.live().marks().comment(refused));
  }

  private void askAndLeave() throws IOException {
    try (var socket = new DatagramSocket()) {
      var to = new InetSocketAddress("127.0.0.1", port);
      socket.send(new DatagramPacket(new byte[] {1}, 1, to));
    }
  }

  /** A program in Vizard sends from another port than it receives at. */
  @Test
  void answersAPortOfTheSendersComputer() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      int there = python.target().destinations().getFirst().port();
      var to = AnswerTarget.parse(" :" + there, SendOptions.usual());
      assertEquals(new AnswerTarget.PortOfSender(there), to);
      on(new ResponderRule("r", "foo > 5", rule("", "send(e.foo)").answer(), 0, to, 1_000));
      ask("send(foo=6)");
      assertEquals("((6,), {})", python.next());
    }
    assertThrows(NetworkException.class, () -> AnswerTarget.parse(":65536", SendOptions.usual()));
  }

  /** A program on the responder's computer cannot listen there. */
  @Test
  void answersTheSenderItselfIfItListensAtThatPort() throws Exception {
    var to = new AnswerTarget.PortOfSender(port);
    on(new ResponderRule("r", "", rule("", "send(1)").answer(), 0, to, 1_000));
    try (var socket = new DatagramSocket()) {
      socket.setSoTimeout(30_000);
      socket.send(new DatagramPacket(new byte[1], 1, new InetSocketAddress("127.0.0.1", port)));
      var answer = new DatagramPacket(new byte[100], 100);
      socket.receive(answer);
      assertEquals(port, answer.getPort());
    }
  }

  @Test
  void answersAFixedPlaceAfterADelayAndWhileItIsOn() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      var rule = to(rule("foo > 5", "send(e.foo)"), python.target(), 1_000);
      var delayed =
          new ResponderRule(
              rule.name(), rule.when(), rule.answer(), 30, rule.to(), rule.mostPerSecond());
      var responder = on(delayed);
      ask("send(foo=5)");
      ask("send(foo=6)");
      assertEquals("((6,), {})", python.next());
      await(() -> responder.answered() == 1); // and the answer is in the capture
      session.responders().switchOff(responder);
      long before = session.capture().last();
      ask("send(foo=7)");
      await(() -> session.capture().last() >= before + 2);
      session.responders().switchOn(responder);
      ask("send(foo=8)");
      assertEquals("((8,), {})", python.next());
      await(() -> responder.answered() == 2);
    }
  }

  private void ask(String call) throws Exception {
    session.send(
        new Destination("127.0.0.1", port),
        Message.of(MessageForm.CALL, call).compile().payload(SendContext.first()));
  }

  @Test
  void jsonIsAnsweredByItsAttributes() throws Exception {
    var responder = on(rule("trial > 3 and format == 'json'", "send(e.trial, data=e.pos[1])"));
    String ask =
        """
        import json, pickle, socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.settimeout(60)
        for i in (3, 4):
            s.sendto(json.dumps({'trial': i, 'pos': [0.5, i / 2]}).encode(), ('127.0.0.1', %d))
        print(pickle.loads(s.recv(70000)))
        """;
    assertEquals("((4,), {'data': 2.0})\n", python(ask.formatted(port)));
    await(() -> responder.answered() == 1);
    assertEquals("", responder.problem());
  }

  @Test
  void codeOfAMessageIsNotPassedOn() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.RAW)) {
      var rule = to(rule("data[0] == 'ask'", "send('answer', e.data[1])"), python.target(), 1_000);
      var responder = on(rule);
      var to = new Destination("127.0.0.1", port);
      String ask = "(S'ask'\n%st}\u0086.";
      session.send(to, bytes(ask.formatted("cos\nsystem\n(S'id'\ntR")));
      await(() -> responder.problem().contains("runs code: "));
      session.send(to, bytes(ask.formatted("clab\nPlayer\n)R")));
      assertTrue(python.next().contains("Player"));
      await(() -> responder.answered() == 1);
      assertEquals(2, responder.matched());
    }
    var own = on(rule("data[0] == 'own'", "send(os.system)"));
    ask("send('own')");
    await(() -> own.answered() == 1);
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void neverAnswersItselfNorAnother() throws Exception {
    var self = Target.of(new Destination("127.0.0.1", port));
    var one = on(to(rule("", "send('one')"), self, 1_000));
    var other = on(to(rule("", "send('other')"), self, 1_000));
    ask("send('ask')");
    // The question and both answers go out and come in again.
    await(() -> session.capture().last() >= 6);
    ask("send('again')");
    await(() -> session.capture().last() >= 12);
    await(() -> one.answered() == 2 && other.answered() == 2);
    assertEquals(12, session.capture().last());
    assertEquals(2, one.matched());
  }

  @Test
  void tripsInsteadOfAnsweringWithoutEnd() throws Exception {
    // A peer that sends everything back: a loop that only a limit can end.
    String echo =
        """
        import socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.bind(('127.0.0.1', 0))
        print(s.getsockname()[1], flush=True)
        while True:
            s.sendto(s.recv(70000), ('127.0.0.1', %d))
        """
            .formatted(port);
    var process = Python.start(echo);
    try (var reader = process.inputReader()) {
      int there = Integer.parseInt(reader.readLine());
      var responder =
          on(to(rule("", "send('ping')"), Target.of(new Destination("127.0.0.1", there)), 25));
      ask("send('begin')");
      await(() -> responder.state() == Responder.State.TRIPPED);
      assertTrue(responder.answered() >= 25, "answered " + responder.answered());
      assertTrue(responder.problem().contains("more than 25"), responder.problem());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void respondersThatAnswerEachOtherBelowTheLimitAreRecognised() throws Exception {
    try (var other = new Session()) {
      int there = FreePorts.next();
      other.ports().add(there);
      var slow =
          new ResponderRule(
              "slow",
              "",
              Message.of(MessageForm.CALL, "send('pong')"),
              8,
              new AnswerTarget.Sender(),
              200);
      var one = on(slow);
      var two = Responder.of(slow);
      other.responders().add(two);
      other.responders().switchOn(two);
      var options = new SendOptions(port, "", SendOptions.USUAL_TTL);
      try (var way =
          session.transmitter(new Target(List.of(new Destination("127.0.0.1", there)), options))) {
        way.send(new byte[] {1});
      }
      await(() -> one.state() == Responder.State.TRIPPED || two.state() == Responder.State.TRIPPED);
      assertTrue(one.answered() + two.answered() < 100, one.answered() + " " + two.answered());
      var tripped = one.state() == Responder.State.TRIPPED ? one : two;
      assertTrue(tripped.problem().contains("answered its answers"), tripped.problem());
    }
  }

  @Test
  void whoAsksTheSameAgainAndAgainIsAnswered() throws Exception {
    var responder = on(rule("", "send('pong')"));
    String asked =
        """
        import pickle, socket, time
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.settimeout(1)
        answers = tries = 0
        while answers < 60:
            time.sleep(0.01)
            tries += 1
            s.sendto(b'ping', ('127.0.0.1', %d))
            try:
                s.recv(70000)
                answers += 1
            except TimeoutError:
                pass
        print(tries)
        """;
    int tries = Integer.parseInt(python(asked.formatted(port)).strip());
    assertTrue(tries >= 61 && tries <= 65, tries + " tries"); // an answer may come late
    assertEquals(Responder.State.ON, responder.state());
    assertEquals(tries, responder.matched());
  }

  @Test
  void aMessageWaitsForTheNameThatItsFilterAsksFor() throws Exception {
    String name = InetAddress.getLocalHost().getHostName();
    var responder = on(rule("sender == '" + name + "'", "send('pong', e.sender)"));
    assertEquals("(('pong', '" + name + "'), {})", python(ASK.formatted(1, port)).strip());
    assertEquals(1, responder.matched());
  }

  @Test
  void aMissingAttributeIsReportedAndTheNextEventIsAnswered() throws Exception {
    var responder = on(rule("kind == 'network'", "send(e.nothing)"));
    ask("send(1)");
    await(() -> responder.problem().contains("no e.nothing"));
    assertEquals(0, responder.answered());
    assertEquals(Responder.State.ON, responder.state());
  }

  @Test
  void doesNotAnswerWhatCannotBeDecided() throws Exception {
    var responder = Responder.of(rule("'x' * (foo * 10**6) != ''", "send('yes')"));
    responder.switchOn();
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    for (int foo : new int[] {0, 1, 2}) {
      byte[] payload = Envelope.auto().encode(Call.of(1).with("foo", foo), 4);
      var datagram = new Datagram(1, 0, Direction.IN, here, here, payload);
      assertEquals(false, responder.takes(Envelope.auto().decode(datagram, "LAB-3"), 0));
    }
    assertEquals(0, responder.matched());
    assertEquals(2, responder.undecided().count());
    assertEquals(
        "2 messages could not be decided: this would make more than 200,000 items",
        responder.problem());
  }
}

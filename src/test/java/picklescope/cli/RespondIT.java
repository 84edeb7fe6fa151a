package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.net.FreePorts;

/** Responders as processes. */
@Timeout(180)
class RespondIT {
  private static final String CONNECTED =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.settimeout(60)
      s.connect(('127.0.0.1', %d))
      """;

  /** Sends so many equal messages to a port, some milliseconds apart. */
  private static final String SEED =
      """
      import pickle, socket, time
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      for i in range(%d):
          s.sendto(pickle.dumps((('seed',), {}), 4), ('127.0.0.1', %d))
          time.sleep(0.005)
      """;

  private static Launched respond(int port, int to, String answer, int delay) throws IOException {
    return Launched.picklescope(
        "respond",
        "--no-names",
        "-p",
        "" + port,
        "--send",
        answer,
        "--delay",
        "" + delay,
        "--to",
        "127.0.0.1:" + to);
  }

  private static void seed(int count, int port) throws Exception {
    try (var python = Launched.python(SEED.formatted(count, port))) {
      assertEquals(0, python.ended().code());
    }
  }

  /** Each sends from another port than the one at which it listens. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"1, 20", "3, 20", "3, 1"})
  void twoThatAnswerEachOtherEnd(int seeds, int delay) throws Exception {
    int port = FreePorts.next();
    int other = FreePorts.next();
    try (var one = respond(port, other, "send('a')", delay);
        var two = respond(other, port, "send('b')", delay)) {
      for (var responder : Stream.of(one, two).toList()) {
        assertTrue(responder.nextErr().startsWith("listening on "));
      }
      seed(seeds, port);
      var first = one.process().onExit().thenApply(_ -> one);
      var second = two.process().onExit().thenApply(_ -> two);
      var ended = ((Launched) CompletableFuture.anyOf(first, second).get()).ended();
      assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
      assertTrue(ended.err().getLast().contains("127.0.0.1:"), ended::toString);
      assertTrue(ended.err().getLast().contains("only answered its answers"), ended::toString);
    }
  }

  /**
   * Takes more than half a minute, for answers that come late take long to be recognized. Each of
   * the two omits one message in the first round, and one of the two that remain in the second.
   */
  @Tag("slow")
  @Test
  void twoWithALongDelayEndToo() throws Exception {
    twoThatAnswerEachOtherEnd(4, 600);
  }

  @Tag("slow")
  @Test
  void aPersistentAskerIsAnswered() throws Exception {
    int port = FreePorts.next();
    String ask =
        """
        import pickle, socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.settimeout(0.3)
        answers = tries = 0
        while answers < 100:
            tries += 1
            s.sendto(pickle.dumps((('ping',), {}), 4), ('127.0.0.1', %d))
            try:
                s.recv(70000)
                answers += 1
            except TimeoutError:
                pass
        print(tries < 110)
        """;
    try (var responder =
        Launched.picklescope(
            "respond",
            "--no-names",
            "-p",
            "" + port,
            "--send",
            "send('pong')",
            "--most",
            "10000",
            "-c",
            "100")) {
      assertTrue(responder.nextErr().startsWith("listening on "));
      try (var python = Launched.python(ask.formatted(port))) {
        assertEquals("True", python.nextOut());
      }
      assertEquals(0, responder.ended().code());
    }
  }

  @Test
  void pythonIsAnswered() throws Exception {
    int port = FreePorts.next();
    try (var responding =
        Launched.picklescope(
            "respond",
            "-p",
            "" + port,
            "--when",
            "data[0] == 'ping'",
            "--send",
            "send('pong', e.data[1], foo=e.foo)",
            "-c",
            "2")) {
      assertEquals("listening on " + port, responding.nextErr());
      String ask =
          CONNECTED
              + """
              for i in range(2):
                  s.send(pickle.dumps((('other', i), {})))
                  s.send(pickle.dumps((('ping', i), {'foo': [i]})))
                  print(pickle.loads(s.recv(70000)), flush=True)
              """;
      try (var python = Launched.python(ask.formatted(port))) {
        assertEquals("(('pong', 0), {'foo': [0]})", python.nextOut());
        assertEquals("(('pong', 1), {'foo': [1]})", python.nextOut());
      }
      var ended = responding.ended();
      assertEquals(0, ended.code(), ended::toString);
      assertEquals("answered 2 of 2 messages that matched", ended.err().getLast());
    }
  }

  @Test
  void anEnvelopeIsReadAndWritten() throws Exception {
    int port = FreePorts.next();
    try (var responding =
        Launched.picklescope(
            "respond",
            "-p",
            "" + port,
            "--envelope",
            "custom data=p[1], attributes=p[2], write=('V', args, kwargs)",
            "--when",
            "foo == 3",
            "--send",
            "send('got', e.data[0])",
            "-c",
            "1")) {
      assertEquals("listening on " + port, responding.nextErr());
      String ask =
          CONNECTED
              + """
              s.send(pickle.dumps(('Q', ('ping',), {'foo': 3})))
              print(pickle.loads(s.recv(70000)))
              """;
      try (var python = Launched.python(ask.formatted(port))) {
        assertEquals("('V', ('got', 'ping'), {})", python.nextOut());
      }
      responding.ended().succeeded();
    }
  }
}

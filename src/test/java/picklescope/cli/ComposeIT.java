package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.net.FreePorts;
import picklescope.send.PythonReceiver;

/** Repeats, saved sends, replay and respond from the command line, with a real python3. */
@Timeout(300)
class ComposeIT {
  private static final String ENVELOPE =
      "custom data=p[1], attributes=p[2], write=('V', args, kwargs)";

  @TempDir Path folder;

  @Test
  void aRepeatSendsAsManyAsAskedWithValuesThatMove() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      var ended =
          Launched.run(
                  "send",
                  "127.0.0.1:" + python.port(),
                  "send(action='pose', n=n, t=round(t, 3))",
                  "--count",
                  "5",
                  "--rate",
                  "50")
              .succeeded();
      assertEquals("((), {'action': 'pose', 'n': 4, 't': 0.08})", python.next(5).getLast());
      assertTrue(
          ended.err().getLast().startsWith("sent 5 messages to 127.0.0.1:"), ended::toString);
      Launched.run(
              "send",
              "127.0.0.1:" + python.port(),
              "send(n)",
              "--repeat",
              "10",
              "--burst",
              "2",
              "--count",
              "4")
          .succeeded();
      assertEquals("((3,), {})", python.next(4).getLast());
      Launched.run("send", "127.0.0.1:" + python.port(), "--bare", "{'id': 7, 'n': [n]}")
          .succeeded();
      assertEquals("{'id': 7, 'n': [0]}", python.next());
    }
  }

  @Test
  void otherRawFormsArrive() throws Exception {
    var file = Files.write(folder.resolve("payload.bin"), new byte[] {1, 2, 3});
    try (var python = PythonReceiver.printing(PythonReceiver.RAW)) {
      String to = "127.0.0.1:" + python.port();
      Launched.run("send", to, "--base64", "AQID/w==").succeeded();
      assertEquals("b'\\x01\\x02\\x03\\xff'", python.next());
      Launched.run("send", to, "--file", file.toString()).succeeded();
      assertEquals("b'\\x01\\x02\\x03'", python.next());
      Launched.run("send", to, "--python", "struct.pack('<hB', -2, n + 7)").succeeded();
      assertEquals("b'\\xfe\\xff\\x07'", python.next());
      Launched.run("send", to, "--raw", "é", "--encoding", "Latin-1").succeeded();
      assertEquals("b'\\xe9'", python.next());
    }
  }

  @Test
  void whatIsSavedIsSentByItsName() throws Exception {
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      var config = Files.createDirectories(folder.resolve("picklescope"));
      Files.writeString(
          config.resolve("sends.json"),
          """
          {"sends": [
            {"name": "start", "folder": "trial", "to": "127.0.0.1:%d", "text": "send('start', n)",
             "protocol": 2, "repeat": {"everyMs": 5, "count": 3}}
          ]}
          """
              .formatted(python.port()));
      Files.writeString(
          config.resolve("settings.json"),
          "{\"envelopes\": {\"%d\": \"%s\"}}".formatted(python.port(), ENVELOPE));
      var environment = Map.of("XDG_CONFIG_HOME", folder.toString());
      try (var sending = start(environment, "send", "--saved", "trial/start")) {
        assertEquals(0, sending.ended().code());
      }
      assertEquals(
          List.of("('V', ('start', 0), {})", "('V', ('start', 1), {})", "('V', ('start', 2), {})"),
          python.next(3));
      try (var unknown = start(environment, "send", "--saved", "stop")) {
        var ended = unknown.ended();
        assertEquals(ExitCodes.FAILED, ended.code());
        assertTrue(ended.err().getFirst().contains("Nothing is saved as 'stop'"), ended::toString);
      }
    }
  }

  private static Launched start(Map<String, String> environment, String... arguments)
      throws Exception {
    return Launched.start(
        environment, Stream.concat(Stream.of(Launched.LAUNCHER.toString()), Stream.of(arguments)));
  }

  @Test
  void aCaptureIsRecordedAndReplayed() throws Exception {
    var capture = folder.resolve("lab.pcapng");
    int port = FreePorts.next();
    try (var listening =
        Launched.picklescope("listen", "-p", "" + port, "-w", capture.toString(), "-c", "4")) {
      assertEquals("listening on " + port, listening.nextErr());
      Launched.run("send", "127.0.0.1:" + port, "send(n)", "--count", "4", "--rate", "20")
          .succeeded();
      assertEquals(0, listening.ended().code());
    }
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      var ended =
          Launched.run(
                  "replay",
                  capture.toString(),
                  "127.0.0.1:" + python.port(),
                  "--speed",
                  "2",
                  "--filter",
                  "data[0] != 1")
              .succeeded();
      assertEquals(List.of("((0,), {})", "((2,), {})", "((3,), {})"), python.next(3));
      assertTrue(ended.err().getLast().startsWith("sent 3 of 4 messages"), ended::toString);
    }
    var command =
        Stream.of(
            Launched.LAUNCHER.toString(), "replay", capture.toString(), "--loop", "127.0.0.1:");
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED);
        var looping =
            Launched.start(
                Map.of(),
                Launched.interruptible(
                    command.map(it -> it.endsWith(":") ? it + python.port() : it)))) {
      assertEquals(
          List.of("((3,), {})", "((0,), {})"), python.next(5).subList(3, 5), "it begins again");
      Launched.interrupt(looping.process());
      assertTrue(looping.ended().succeeded().err().getLast().startsWith("sent "));
    }
  }

  @Test
  void respondAnswersPython() throws Exception {
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
          """
          import pickle, socket
          s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
          s.settimeout(60)
          s.connect(('127.0.0.1', %d))
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
  void respondReadsAndWritesInAnEnvelope() throws Exception {
    int port = FreePorts.next();
    try (var responding =
        Launched.picklescope(
            "respond",
            "-p",
            "" + port,
            "--envelope",
            ENVELOPE,
            "--when",
            "foo == 3",
            "--send",
            "send('got', e.data[0])",
            "-c",
            "1")) {
      assertEquals("listening on " + port, responding.nextErr());
      String ask =
          """
          import pickle, socket
          s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
          s.settimeout(60)
          s.connect(('127.0.0.1', %d))
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

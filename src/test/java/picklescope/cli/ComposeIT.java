package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.send.PythonReceiver;

/** Repeats, raw forms and saved sends from the command line, with a real python3. */
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

  @Tag("slow")
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
      var config = Files.createDirectories(Launched.settings(folder));
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
      var environment = Launched.own(folder);
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
    return Launched.start(environment, Launched.command(arguments));
  }
}

package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.net.FreePorts;

@Timeout(180)
class SendIT {
  private static final String CALL =
      "send(5, 'hello', [1, 2, 3], foo=78, bar=['more', 'data'], pos=(1.5, None, True),"
          + " b=b'\\x00')";

  /** Prints its port, then the Python text of so many messages. */
  private static final String RECEIVE =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.bind(('127.0.0.1', 0))
      print(s.getsockname()[1], flush=True)
      for _ in range(%d):
          payload = s.recv(65536)
          %s
      """;

  @Test
  void aCallReachesPythonEqualAtAnOldAndAtANewProtocol() throws Exception {
    String show = "print(payload[:2] == bytes([0x80, %s]), pickle.loads(payload), flush=True)";
    try (var python = Launched.python(RECEIVE.formatted(2, show.formatted("(1, 5)[_]")))) {
      String port = python.nextOut();
      for (int protocol : List.of(1, 5)) {
        Launched.run("send", "127.0.0.1:" + port, CALL, "--protocol", "" + protocol).succeeded();
        assertEquals(
            "%s ((5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data'], 'pos': (1.5, None, True), 'b': b'\\x00'})"
                .formatted(protocol >= 2 ? "True" : "False"),
            python.nextOut());
      }
    }
  }

  /** As many scripts set it: a filter with such a letter would choose nothing. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void lettersThatTheLocaleLacksAreAMistake() throws Exception {
    var command = Launched.command("send", "127.0.0.1:9", "--raw", "Tür");
    try (var launched = Launched.start(Map.of("LC_ALL", "C"), command)) {
      var ended = launched.ended();
      assertEquals(2, ended.code(), ended::toString);
      assertTrue(ended.err().getFirst().endsWith("for example LC_ALL=C.UTF-8."), ended::toString);
    }
  }

  @Test
  void rawTextAndHexArriveAsTheyAre() throws Exception {
    try (var python = Launched.python(RECEIVE.formatted(3, "print(payload, flush=True)"))) {
      String port = python.nextOut();
      Launched.run("send", "127.0.0.1:" + port, "--raw", "Some raw data").succeeded();
      assertEquals("b'Some raw data'", python.nextOut());
      Launched.run("send", "127.0.0.1:" + port, "--raw", "é\\n\\xff").succeeded();
      assertEquals("b'\\xc3\\xa9\\n\\xff'", python.nextOut());
      var sent = Launched.run("send", "127.0.0.1:" + port, "--hex", "00 ff:7F 0x41").succeeded();
      assertEquals("b'\\x00\\xff\\x7fA'", python.nextOut());
      assertEquals(List.of("sent 4 bytes to 127.0.0.1:" + port), sent.err());
    }
  }

  @Test
  void aMistakeIsMarkedAtItsPlace() throws Exception {
    var ended = Launched.run("send", "localhost", "send(5, hello'");

    assertEquals(ExitCodes.USAGE, ended.code());
    assertTrue(ended.err().contains("  send(5, hello'"), ended::toString);
    assertEquals("               ^", ended.err().getLast());
  }

  @Test
  void aRefusalIsReportedAndAFailure() throws Exception {
    int port = FreePorts.next();
    for (var more : List.of(List.<String>of(), List.of("--count", "3", "--rate", "100"))) {
      var command = new ArrayList<>(List.of("send", "127.0.0.1:" + port, "send(1)"));
      command.addAll(more);
      var ended = Launched.run(command.toArray(String[]::new));
      assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
      assertEquals(
          "picklescope send: Refused by 127.0.0.1: nothing listens on port " + port + ".",
          ended.err().getLast());
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // too long for a command line there
  void aUsageErrorEndsWithTwoAndAFailureWithOne() throws Exception {
    assertEquals(ExitCodes.USAGE, Launched.run("send").code());
    var ended = Launched.run("send", "localhost", "--raw", "x".repeat(65_508));
    assertEquals(ExitCodes.FAILED, ended.code(), () -> ended.err().toString());
    assertEquals(1, ended.err().size(), () -> ended.err().toString());
  }
}

package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.net.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class ListenIT {
  /** What WorldViz's documentation sends, by a plain python3 script. */
  private static final String TWO_MESSAGES =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      to = ('127.0.0.1', %d)
      call = ((5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']})
      s.sendto(pickle.dumps(call, 4), to)
      s.sendto(b'Some raw data', to)
      """;

  @Test
  void jsonOfTwoMessages() throws Exception {
    int port = FreePorts.next();
    try (var listen =
        Launched.picklescope("listen", "-p", "" + port, "--format", "json", "-c", "2")) {
      assertEquals("listening on " + port, listen.nextErr());
      Launched.python(TWO_MESSAGES.formatted(port)).ended().succeeded();

      var ended = listen.ended().succeeded();

      JsonNode call = JsonMapper.shared().readTree(ended.out().get(0));
      assertEquals("network", call.path("kind").asString());
      assertEquals(1, call.path("number").asInt());
      assertEquals("in", call.path("direction").asString());
      assertEquals("127.0.0.1", call.path("address").asString());
      assertEquals(port, call.path("port").asInt());
      assertEquals("[5,\"hello\",[1,2,3]]", call.path("data").toString());
      assertEquals("{\"foo\":78,\"bar\":[\"more\",\"data\"]}", call.path("attributes").toString());
      assertEquals(
          "((5, 'hello', [1, 2, 3]), {'foo': 78, 'bar': ['more', 'data']})",
          call.path("repr").asString());
      JsonNode raw = JsonMapper.shared().readTree(ended.out().get(1));
      assertEquals("raw", raw.path("kind").asString());
      assertEquals("Some raw data", raw.path("text").asString());
      assertEquals(2, ended.out().size());
    }
  }

  @Test
  void aFilterForTheSenderMissesNoMessageBeforeTheNameIsKnown() throws Exception {
    int port = FreePorts.next();
    String name = InetAddress.getLocalHost().getHostName();
    try (var listen =
        Launched.picklescope(
            "listen", "-p", "" + port, "-c", "200", "--filter", "sender == '" + name + "'")) {
      assertEquals("listening on " + port, listen.nextErr());
      Launched.python(TWO_MESSAGES.formatted(port) + "for i in range(198): s.sendto(b'x', to)\n")
          .ended()
          .succeeded();
      assertEquals(200, listen.ended().succeeded().out().size());
    }
  }

  @Test
  void withoutNamesOurOwnMessagesStillHaveOurs() throws Exception {
    int port = FreePorts.next();
    String name = InetAddress.getLocalHost().getHostName();
    try (var listen =
        Launched.picklescope(
            "listen", "-p", "" + port, "-c", "2", "--no-names", "--filter", "'" + name + "'")) {
      assertEquals("listening on " + port, listen.nextErr());
      Launched.python(TWO_MESSAGES.formatted(port)).ended().succeeded();
      assertEquals(2, listen.ended().succeeded().out().size());
    }
  }

  @Test
  void textOfTwoMessagesOnTwoPorts() throws Exception {
    int one = FreePorts.next();
    int two = FreePorts.next();
    try (var listen = Launched.picklescope("listen", "-p", "" + one, "-p", "" + two, "-c", "4")) {
      assertEquals("listening on " + one, listen.nextErr());
      assertEquals("listening on " + two, listen.nextErr());
      Launched.python(TWO_MESSAGES.formatted(one)).ended().succeeded();
      Launched.python(TWO_MESSAGES.formatted(two)).ended().succeeded();

      List<String> lines = listen.ended().succeeded().out();

      assertEquals(4, lines.size());
      assertTrue(lines.get(0).contains("5, 'hello', [1, 2, 3]"), lines.get(0));
      assertTrue(lines.get(0).contains("foo=78 bar=['more', 'data']"), lines.get(0));
      assertTrue(lines.get(1).contains("Some raw data"), lines.get(1));
      assertTrue(lines.get(2).contains(" " + two + " "), lines.get(2));
    }
  }

  @Test
  void aMessageIsPrintedAtOnceAndCtrlCEndsCleanly() throws Exception {
    int port = FreePorts.next();
    var command = Stream.of(Launched.LAUNCHER.toString(), "listen", "-p", "" + port);
    try (var listen = Launched.start(Map.of(), Launched.interruptible(command))) {
      listen.nextErr();
      Launched.run("send", "localhost:" + port, "--raw", "first\\x21").succeeded();
      String line = listen.nextOut();
      assertTrue(line.contains("b'first!'"), line);

      Launched.interrupt(listen.process());

      var ended = listen.ended().succeeded();
      assertEquals(List.of(), ended.err());
    }
  }

  @Test
  void whatTheFilterCannotDecideIsReported() throws Exception {
    int port = FreePorts.next();
    String filter = "kind == 'raw' or 'x' * 10**6";
    try (var listen =
        Launched.picklescope("listen", "-p", "" + port, "--filter", filter, "-c", "1")) {
      assertEquals("listening on " + port, listen.nextErr());
      Launched.python(TWO_MESSAGES.formatted(port)).ended().succeeded();
      var ended = listen.ended().succeeded();
      assertEquals(1, ended.out().size());
      assertEquals(
          "1 message could not be decided: this would make more than 200,000 items",
          ended.err().getLast());
    }
  }

  @Test
  void durationEndsIt() throws Exception {
    int port = FreePorts.next();
    var ended = Launched.run("listen", "-p", "" + port, "--duration", "0.2").succeeded();
    assertEquals(List.of("listening on " + port), ended.err());
    assertEquals(List.of(), ended.out());
  }

  @Test
  void aPortInUseIsReportedAndTheOtherListens() throws Exception {
    try (var taken = new DatagramSocket()) {
      int free = FreePorts.next();
      var both =
          Launched.run(
                  "listen", "-p", "" + taken.getLocalPort(), "-p", "" + free, "--duration", "0.2")
              .succeeded();
      assertTrue(both.err().get(0).contains("" + taken.getLocalPort()), both::toString);
      assertEquals("listening on " + free, both.err().get(1));

      var none = Launched.run("listen", "-p", "" + taken.getLocalPort());
      assertEquals(ExitCodes.FAILED, none.code(), none::toString);
    }
  }

  @Test
  void whenTheReaderHasGoneItEndsQuietly() throws Exception {
    int port = FreePorts.next();
    String command = "'%s' listen -p %d | head -n 1".formatted(Launched.LAUNCHER, port);
    try (var piped =
        Launched.start(java.util.Map.of(), java.util.stream.Stream.of("sh", "-c", command))) {
      piped.nextErr();
      while (piped.process().isAlive()) {
        Launched.run("send", "127.0.0.1:" + port, "--raw", "again").succeeded();
      }
      var ended = piped.ended().succeeded();
      assertEquals(1, ended.out().size());
      assertEquals(List.of(), ended.err());
    }
  }

  /** It is pcapng from the first byte on: Wireshark's reader needs no end. */
  @Test
  void tsharkReadsWhatIsWrittenIntoAPipe() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tshark"))),
        "skipped: tshark is not installed");
    int port = FreePorts.next();
    String command =
        "'%s' listen -p %d -c 2 -w - | tshark -n -l -r - -T fields -e ip.src -e udp.dstport -e udp.payload"
            .formatted(Launched.LAUNCHER, port);
    try (var piped = Launched.start(Map.of(), Stream.of("sh", "-c", command))) {
      String output = piped.nextErr();
      while (!output.equals("listening on " + port)) {
        output = piped.nextErr(); // tshark warns of being run by an administrator
      }
      Launched.run("send", "127.0.0.1:" + port, "--raw", "one").succeeded();
      Launched.run("send", "127.0.0.1:" + port, "--raw", "two").succeeded();
      assertEquals(
          List.of("127.0.0.1\t" + port + "\t6f6e65", "127.0.0.1\t" + port + "\t74776f"),
          piped.ended().succeeded().out());
    }
  }

  @Test
  void usageErrorsEndWithTwo() throws Exception {
    for (var arguments :
        List.of(
            List.of("listen", "-p", "0"),
            List.of("listen", "-p", "x"),
            List.of("listen", "-c", "0"),
            List.of("listen", "--duration", "-1"),
            List.of("listen", "--format", "xml"),
            List.of("listen", "--no-such-option"))) {
      var ended = Launched.run(arguments.toArray(String[]::new));
      assertEquals(ExitCodes.USAGE, ended.code(), () -> arguments + " " + ended);
      assertTrue(ended.err().getLast().equals("See: picklescope listen --help"), ended::toString);
    }
  }
}

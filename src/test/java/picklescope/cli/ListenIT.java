package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Tag;
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

  @Tag("slow")
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

  @Tag("slow")
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

  @Tag("slow")
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
}

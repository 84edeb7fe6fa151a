package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A relay on a host of its own between a sender and a receiver in python3, which do not reach each
 * other: three network namespaces of Linux with a cable (veth pair) from the first to the second
 * and from the second to the third. Needs an administrator.
 */
@Tag("slow")
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class RelayHostsIT {
  private static final String SETUP =
      """
      ip netns add S && ip netns add R && ip netns add T || exit 77
      cable() { # host, address, other host, its address, interface
        ip link add $5 netns $1 type veth peer name $5 netns $3 || exit 77
        ip -n $1 addr add $2/24 dev $5 && ip -n $1 link set $5 up || exit 1
        ip -n $3 addr add $4/24 dev $5 && ip -n $3 link set $5 up || exit 1
      }
      for host in S R T; do ip -n $host link set lo up; done
      cable S 10.81.0.1 R 10.81.0.2 eth0
      cable R 10.82.0.1 T 10.82.0.2 eth1
      """;

  private static final String RECEIVER =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.bind(('10.82.0.2', 4950))
      s.settimeout(60)
      print('bound', flush=True)
      for _ in range(2):
          payload, sender = s.recvfrom(70000)
          data, kw = pickle.loads(payload)
          print(sender[0], len(payload), kw, flush=True)
          s.sendto(pickle.dumps((('answer', len(payload)), {}), 4), sender)
      """;

  /** Its second message has all the bytes that a datagram can have: 45 fragments. */
  private static final String SENDER =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.settimeout(60)
      to = ('10.81.0.2', 4950)
      for size in 10, 65507:
          data = b''
          while len(pickle.dumps(((data,), {'n': 1}), 4)) < size:
              data += b'x' * max(1, size - len(pickle.dumps(((data,), {'n': 1}), 4)) - 20)
          payload = pickle.dumps(((data,), {'n': 1}), 4)
          s.sendto(payload, to)
          answer, sender = s.recvfrom(70000)
          assert sender == to, sender
          assert pickle.loads(answer) == (('answer', len(payload)), {}), answer
          print(len(payload), flush=True)
      """;

  private final String name = "psr" + ProcessHandle.current().pid();

  @BeforeEach
  void connect() throws Exception {
    int exit = shell(SETUP);
    assumeTrue(exit != 77, "this user may not make network namespaces");
    assertEquals(0, exit);
  }

  @AfterEach
  void disconnect() throws Exception {
    shell("for host in S R T; do ip netns del $host; done; exit 0");
  }

  private int shell(String script) throws Exception {
    String named = script.replaceAll("\\b([SRT])\\b", name + "$1");
    var process = new ProcessBuilder("sh", "-c", named).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0 && exit != 77) {
      System.err.println(output);
    }
    return exit;
  }

  private Launched at(String host, String... command) throws Exception {
    return Launched.start(
        Map.of(), Stream.concat(Stream.of("ip", "netns", "exec", name + host), Stream.of(command)));
  }

  private Launched relay(String... more) throws Exception {
    var command =
        Stream.concat(
            Stream.of(
                Launched.LAUNCHER.toString(), "relay", "4950", "10.82.0.2:4950", "--no-names"),
            Stream.of(more));
    var relay = at("R", command.toArray(String[]::new));
    assertEquals("relaying 4950 to 10.82.0.2:4950", relay.nextErr());
    relay.nextErr();
    return relay;
  }

  @Test
  void messagesOfAllSizesAndTheirAnswersGoThrough() throws Exception {
    try (var receiver = at("T", "python3", "-c", RECEIVER)) {
      assertEquals("bound", receiver.nextOut());
      try (var relay = relay("-c", "4", "--format", "json");
          var sender = at("S", "python3", "-c", SENDER)) {
        int small = Integer.parseInt(sender.nextOut());
        assertEquals("65507", sender.nextOut());
        sender.ended().succeeded();
        assertEquals("10.82.0.1 " + small + " {'n': 1}", receiver.nextOut());
        assertEquals("10.82.0.1 65507 {'n': 1}", receiver.nextOut());
        var ended = relay.ended().succeeded();
        assertEquals(4, ended.out().size());
        for (int i = 0; i < 4; i++) {
          JsonNode message = JsonMapper.shared().readTree(ended.out().get(i));
          String from = i % 2 == 0 ? "10.81.0.1" : "10.82.0.2";
          assertEquals(from, message.path("address").asString());
        }
        assertEquals(
            "2 messages received, 2 passed on; 2 answers received, 2 passed on",
            ended.err().getLast(),
            ended::toString);
      }
    }
  }

  /** Each receives at 4950 and sends from another port, as programs in Vizard do. */
  @Test
  void anAnswerToTheRelaysPortGoesToTheSameOneOfTheSendersHost() throws Exception {
    String program =
        """
        import socket
        at, other = socket.socket(type=socket.SOCK_DGRAM), socket.socket(type=socket.SOCK_DGRAM)
        at.bind(('%s', 4950))
        at.settimeout(60)
        print('bound', flush=True)
        %s
        payload, (host, _) = at.recvfrom(70000)
        print(payload, host, flush=True)
        %s
        """;
    String answers = "other.sendto(b'answer', (host, 4950))";
    String asks = "other.sendto(b'question', ('10.81.0.2', 4950))";
    try (var receiver = at("T", "python3", "-c", program.formatted("10.82.0.2", "", answers))) {
      assertEquals("bound", receiver.nextOut());
      try (var relay = relay("-c", "2", "--vizard-answers");
          var sender = at("S", "python3", "-c", program.formatted("10.81.0.1", asks, ""))) {
        assertEquals("bound", sender.nextOut());
        assertEquals("b'answer' 10.81.0.2", sender.nextOut());
        assertEquals("b'question' 10.82.0.1", receiver.nextOut());
        assertEquals(
            "1 message received, 1 passed on; 1 answer received, 1 passed on",
            relay.ended().succeeded().err().getLast());
      }
    }
  }

  /** The relay hears at its port what it sends to all computers there. */
  @Test
  void whatIsPassedOnToAllIsNotPassedOnAgain() throws Exception {
    String receives =
        """
        import socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.bind(('', 4950))
        s.settimeout(60)
        print('bound', flush=True)
        seen = []
        try:
            while len(seen) < 1000:
                seen.append(s.recv(100))
                if seen[-1] == b'end':
                    s.settimeout(1)
        except socket.timeout:
            pass
        print([int(one) for one in seen[:-1]] == list(range(20)), flush=True)
        """;
    String sends =
        """
        import socket, time
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for i in range(20):
            s.sendto(b'%d' % i, ('10.81.0.2', 4950))
            time.sleep(0.01)
        s.sendto(b'end', ('10.81.0.2', 4950))
        """;
    try (var receiver = at("T", "python3", "-c", receives);
        var relay =
            at("R", Launched.LAUNCHER.toString(), "relay", "4950", "10.82.0.255", "-c", "21")) {
      assertEquals("bound", receiver.nextOut());
      assertEquals("relaying 4950 to 10.82.0.255:4950", relay.nextErr());
      at("S", "python3", "-c", sends).ended().succeeded();
      assertEquals("True", receiver.nextOut());
      assertEquals(
          "21 messages received, 21 passed on; 0 answers received, 0 passed on",
          relay.ended().succeeded().err().getLast());
    }
  }

  @Tag("slow")
  @Test
  void aRefusalFromAnotherHostIsReported() throws Exception {
    String sends =
        """
        import socket
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.sendto(b'nobody listens', ('10.81.0.2', 4950))
        """;
    try (var relay = relay()) {
      at("S", "python3", "-c", sends).ended().succeeded();
      String refused = relay.nextErr();
      assertTrue(refused.startsWith("refused by 10.82.0.2: nothing listens on port 4950"), refused);
    }
  }

  @Test
  void aRuleChangesWhatTheReceiverGets() throws Exception {
    String rule = "-> send(*e.data, **{**e.attributes, 'n': 78, 'from': e.address})";
    try (var receiver = at("T", "python3", "-c", RECEIVER)) {
      assertEquals("bound", receiver.nextOut());
      String sends =
          """
          import pickle, socket
          s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
          s.sendto(pickle.dumps(((5,), {'n': 1}), 2), ('10.81.0.2', 4950))
          """;
      try (var relay = relay("-c", "2", "--rule", "port == 4950 " + rule)) {
        assertTrue(relay.nextErr().startsWith("rule: port == 4950 -> send("));
        at("S", "python3", "-c", sends).ended().succeeded();
        String line = receiver.nextOut();
        assertTrue(line.startsWith("10.82.0.1 "), line);
        assertTrue(line.endsWith(" {'n': 78, 'from': '10.81.0.1'}"), line);
        var ended = relay.ended().succeeded();
        assertTrue(ended.err().contains("rules: 0 dropped, 1 changed, 0 delayed, 0 held"));
      }
    }
  }
}

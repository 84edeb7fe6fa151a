package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.TwoHosts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Frames with VLAN tags, which python3 makes, as real dumpcap and tcpdump see them at both ends of
 * a cable. The sender's have their tags inside; of those that arrive Linux keeps the outer tag
 * beside the frame.
 */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class VlanIT {
  /** One tag, then two; each with a message to another port, a short one, and one in fragments. */
  private static final String SEND =
      """
      import pickle, socket, struct

      def checksum(data):
          total = sum(struct.unpack('!%dH' % (len(data) // 2), data))
          while total >> 16:
              total = (total & 0xffff) + (total >> 16)
          return ~total & 0xffff

      def packets(number, payload, port):
          datagram = struct.pack('!HHHH', 5000, port, 8 + len(payload), 0) + payload
          for at in range(0, len(datagram), 1400):
              part = datagram[at:at + 1400]
              more = 0x2000 if at + 1400 < len(datagram) else 0
              header = struct.pack(
                  '!BBHHHBBH4s4s', 0x45, 0, 20 + len(part), number, more | at // 8, 64, 17, 0,
                  socket.inet_aton('10.77.0.2'), socket.inet_aton('10.77.0.1'))
              yield header[:10] + struct.pack('!H', checksum(header)) + header[12:] + part

      raw = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
      raw.bind(('eth0', 0))
      number = 0
      for tags in [(0x8100, 5)], [(0x88a8, 7), (0x8100, 5)]:
          tagged = b''.join(struct.pack('!HH', *tag) for tag in tags) + struct.pack('!H', 0x0800)
          for port, size in (4951, 1), (4950, 1), (4950, 4000):
              number += 1
              payload = pickle.dumps(((number, size), {'text': size * 'x'}), 4)
              for packet in packets(number, payload, port):
                  raw.send(b'\\xff' * 6 + b'\\x02\\0\\0\\0\\0\\1' + tagged + packet)
      """;

  private TwoHosts hosts;

  @BeforeEach
  void connect() throws Exception {
    for (String program : List.of("dumpcap", "tcpdump")) {
      assumeTrue(Files.isExecutable(Path.of("/usr/bin", program)), program + " is not installed");
    }
    hosts = TwoHosts.connect();
  }

  @AfterEach
  void disconnect() throws Exception {
    if (hosts != null) {
      hosts.disconnect();
    }
  }

  private static ProcessBuilder sniff(String program) {
    var command =
        new ArrayList<>(program.equals("tcpdump") ? Hidden.without("dumpcap") : List.of());
    command.add(Launched.LAUNCHER.toString());
    command.addAll(List.of("sniff", "-i", "eth0", "-p", "4950"));
    command.addAll(List.of("-c", "4", "--no-names", "--format", "json"));
    return new ProcessBuilder(command);
  }

  private static Launched watching(ProcessBuilder sniff, String program) throws Exception {
    var watching = Launched.start(Map.of(), sniff.command().stream());
    assertEquals("watching UDP port 4950 on eth0 by " + program, watching.nextErr());
    return watching;
  }

  @Test
  void theirMessagesAreSeenAtBothEnds() throws Exception {
    theirMessagesAreSeen("dumpcap", "tcpdump");
  }

  @Tag("slow")
  @Test
  void theirMessagesAreSeenByTheOtherProgramsToo() throws Exception {
    theirMessagesAreSeen("tcpdump", "dumpcap");
  }

  private void theirMessagesAreSeen(String atReceiver, String atSender) throws Exception {
    try (var receiver = watching(hosts.atA(sniff(atReceiver)), atReceiver);
        var sender = watching(hosts.atB(sniff(atSender)), atSender)) {
      hosts.pythonAtB(SEND);
      assertSeen("in", receiver.ended().succeeded());
      assertSeen("out", sender.ended().succeeded());
    }
  }

  private static void assertSeen(String direction, Launched.Ended ended) {
    var seen =
        ended.out().stream()
            .map(JsonMapper.shared()::readTree)
            .map(message ->
                "%s %s %s %d"
                    .formatted(
                        message.path("direction").asString(),
                        message.path("source").asString(),
                        message.path("data"),
                        message.path("attributes").path("text").asString().length()))
            .toList();
    assertEquals(
        List.of("[2,1] 1", "[3,4000] 4000", "[5,1] 1", "[6,4000] 4000").stream()
            .map(data -> direction + " eth0 " + data)
            .toList(),
        seen);
  }
}

package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.Await;
import picklescope.capture.Dropped;
import picklescope.capture.Journal;
import picklescope.capture.program.CaptureOptions;
import picklescope.capture.program.CaptureProblem;
import picklescope.capture.program.CapturePrograms;
import picklescope.event.Datagram;
import picklescope.net.Ports;
import picklescope.net.SenderNames;
import picklescope.net.WarmUpPayload;

/** Real dumpcap and tcpdump watch the loopback interface of Linux, if this user may do that. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class PassiveCapturesTest {
  @TempDir Path folder;
  private final Journal journal = new Journal();
  private final SenderNames names = new SenderNames((address, name) -> {});
  private final Queue<String> notices = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void checkRights() {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may capture everywhere");
  }

  @AfterEach
  void close() {
    names.close();
    journal.close();
  }

  /** The captures by one program only. */
  private PassiveCaptures captures(String program) throws IOException {
    var file = Path.of("/usr/bin", program);
    assumeTrue(Files.isExecutable(file), program + " is not installed");
    Files.copy(file, folder.resolve(program), StandardCopyOption.COPY_ATTRIBUTES);
    return new PassiveCaptures(
        new CapturePrograms(List.of(folder)),
        new FollowedStream.Into(journal, names, notices::add, () -> false),
        _ -> Optional.empty());
  }

  private static void send(DatagramSocket from, int port, byte[] payload) throws IOException {
    var to = InetAddress.getByName("127.0.0.1");
    from.send(new DatagramPacket(payload, payload.length, to, port));
  }

  /** A message of the greatest size is sent in two fragments even by the loopback interface. */
  @ParameterizedTest
  @ValueSource(strings = {"dumpcap", "tcpdump"})
  void theReceiverKeepsItsPortAndEachMessageIsSeenOnce(String program) throws Exception {
    try (var receiver = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        var other = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        var sender = new DatagramSocket();
        var captures = captures(program)) {
      int port = receiver.getLocalPort();
      var capture = captures.open(CaptureOptions.of(List.of("lo"), List.of(port)));
      assertEquals("watching UDP port %d on lo by %s".formatted(port, program), capture.state());
      byte[] greatest = new byte[Datagram.MAX_PAYLOAD];
      send(sender, other.getLocalPort(), greatest);
      send(sender, port, new byte[] {1});
      send(sender, port, greatest);
      receiver.setSoTimeout(60_000);
      var packet = new DatagramPacket(new byte[70_000], 70_000);
      receiver.receive(packet);
      receiver.receive(packet);
      assertEquals(Datagram.MAX_PAYLOAD, packet.getLength());
      Await.until("both are seen", () -> journal.last() >= 2);
      assertEquals(Map.of(port, 2L), captures.arrived());
      captures.close(capture);

      assertEquals(2, journal.last());
      assertEquals(1, journal.size(1));
      assertEquals(Datagram.MAX_PAYLOAD, journal.size(2));
      assertEquals(port, journal.get(1).local().getPort());
      assertEquals(sender.getLocalPort(), journal.get(1).remote().getPort());
      assertEquals("lo", journal.get(2).source());
      assertEquals(2, capture.counts().messages());
      assertEquals(0, capture.counts().fragments());
      assertEquals(0, capture.counts().dropped().orElseThrow());
      assertEquals("closed", capture.state());
      assertFalse(capture.process().isAlive());
      assertEquals(List.of(), List.copyOf(notices));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dumpcap", "tcpdump"})
  void aProgramThatIsKilledIsReported(String program) throws Exception {
    try (var captures = captures(program)) {
      var capture = captures.open(CaptureOptions.of(List.of("lo"), List.of(9)));
      assertTrue(capture.process().destroyForcibly());
      Await.until("it is noticed", () -> !capture.isRunning());
      assertEquals(
          CaptureProblem.of(program + " has ended by signal 9."), capture.failure().orElseThrow());
      Await.until("it is reported", () -> !notices.isEmpty());
      assertEquals(
          "lo is not watched any longer: " + program + " has ended by signal 9.", notices.remove());
      assertTrue(capture.counts().dropped().isEmpty());
    }
  }

  private Stream<Datagram> seen() {
    return LongStream.rangeClosed(1, journal.last()).mapToObj(journal::get);
  }

  /** They are none of the user's messages. */
  @ParameterizedTest
  @ValueSource(strings = {"dumpcap", "tcpdump"})
  void theOwnWarmUpIsNotSeen(String program) throws Exception {
    try (var receiver = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        var sender = new DatagramSocket();
        var unseen = new Journal();
        var captures = captures(program)) {
      captures.open(CaptureOptions.of(List.of("lo"), List.of()));
      Ports.warmUp(unseen, TimeUnit.SECONDS.toNanos(1));
      Await.until(
          "a message is seen",
          () -> {
            send(sender, receiver.getLocalPort(), new byte[] {1});
            return seen().anyMatch(one -> one.local().getPort() == receiver.getLocalPort());
          });
      assertFalse(seen().anyMatch(WarmUpPayload::isIn));
    }
  }

  /** A real dumpcap cannot be made to drop packets. */
  @Test
  void whatTheProgramHasDroppedIsReportedAtItsEnd() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("dumpcap"),
            """
            #!/bin/sh
            if [ "$1" = -D ]; then
              printf '1. lo\\t\\t\\t0\\t127.0.0.1\\tloopback\\t\\n'
              exit
            fi
            trap 'echo "Packets received/dropped on interface lo: 9/3 (pcap:3/dumpcap:0) (75.0%)" >&2
            exit' TERM
            printf '\\324\\303\\262\\241\\002\\0\\004\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\004\\0\\001\\0\\0\\0'
            while :; do sleep 0.01; done
            """);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    try (var captures =
        new PassiveCaptures(
            new CapturePrograms(List.of(folder)),
            new FollowedStream.Into(journal, names, notices::add, () -> false),
            _ -> Optional.empty())) {
      captures.close(captures.open(CaptureOptions.of(List.of("lo"), List.of())));
      assertEquals(List.of("lo: 3 packets were dropped by the system."), List.copyOf(notices));
      assertEquals(new Dropped(0, 0, 3), journal.dropped(), "files and exports tell of them too");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dumpcap", "tcpdump"})
  void anUnknownInterfaceIsReportedWithThoseThatThereAre(String program) throws Exception {
    try (var captures = captures(program)) {
      var unknown = CaptureOptions.of(List.of("nosuch0"), List.of());
      var refused = assertThrows(IOException.class, () -> captures.open(unknown));
      assertTrue(
          refused.getMessage().matches("There is no network interface 'nosuch0'; .*\\blo\\b.*"),
          refused.getMessage());
    }
  }

  @Test
  void severalInterfacesNeedDumpcap() throws Exception {
    try (var captures = captures("tcpdump")) {
      var two = CaptureOptions.of(List.of("lo", "any"), List.of());
      var refused = assertThrows(IOException.class, () -> captures.open(two));
      assertTrue(refused.getMessage().contains("one interface"), refused.getMessage());
    }
  }

  @Test
  void closingEndsAllPrograms() throws Exception {
    var captures = captures("dumpcap");
    var both = captures.open(CaptureOptions.of(List.of("lo", "any"), List.of()));
    captures.close();
    assertFalse(both.process().isAlive());
    assertThrows(
        IOException.class, () -> captures.open(CaptureOptions.of(List.of("lo"), List.of())));
  }
}

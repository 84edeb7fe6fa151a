package picklescope.net.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Python;
import picklescope.net.FreePorts;
import picklescope.net.NetworkException;
import picklescope.net.Ports;
import picklescope.system.OperatingSystem;

/** Examinations of this computer as it is. */
@Timeout(120)
class DoctorTest {
  private static List<Finding> examine(Doctor doctor, int port) {
    return examine(doctor, port, Optional.empty());
  }

  private static List<Finding> examine(Doctor doctor, int port, Optional<InetSocketAddress> host) {
    var found = new ArrayList<Finding>();
    doctor.examine(new Examination(port, host, Duration.ofMillis(1)), found::add, () -> false);
    return found;
  }

  private static Ports listening(int port) throws NetworkException {
    return Ports.listening(_ -> {}, port);
  }

  private static List<Finding> about(Topic topic, List<Finding> findings) {
    return findings.stream().filter(one -> one.topic() == topic).toList();
  }

  private static void assumeLinux() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/net/udp")), "what Linux lists is tested");
  }

  @Test
  void topicsComeInTheirOrderAndTheFreePortCanBeOpened() throws Exception {
    int port = FreePorts.next();
    var found = examine(new Doctor(_ -> Optional.empty()), port);
    var expected = new ArrayList<>(List.of(Topic.values()));
    expected.remove(Topic.HOST);
    assertEquals(expected, found.stream().map(Finding::topic).distinct().toList());
    var first = found.getFirst();
    assertEquals(Verdict.GOOD, first.verdict());
    assertEquals("Port %d is free, and can be opened.".formatted(port), first.found());
    assertTrue(FreePorts.isFree(port), "the port is free again");
  }

  @Test
  void anExaminationThatIsCancelledEnds() throws Exception {
    var found = new ArrayList<Finding>();
    new Doctor(_ -> Optional.empty())
        .examine(Examination.of(FreePorts.next()), found::add, () -> !found.isEmpty());
    assertEquals(1, found.size());
  }

  @Test
  void aPortThatIsOpenHereHasNoOtherUser() throws Exception {
    int port = FreePorts.next();
    try (var ports = listening(port)) {
      var found = examine(new Doctor(ports, _ -> List.of()), port);
      assertEquals(
          "Picklescope listens on port %d. No message has come.".formatted(port),
          found.getFirst().found());
      assertEquals(Verdict.GOOD, about(Topic.USERS, found).getFirst().verdict());

      ports.toggle(port, false);
      var off = examine(new Doctor(ports, _ -> List.of()), port).getFirst();
      assertEquals(Verdict.PROBLEM, off.verdict());
      assertEquals("Port %d is switched off here.".formatted(port), off.found());
      var relay =
          new Finding(Topic.PORT, Verdict.GOOD, "A relay receives here.", "", Optional.empty());
      var relayed = about(Topic.PORT, examine(new Doctor(ports, _ -> List.of(relay)), port));
      assertEquals(List.of(relay), relayed);

      ports.remove(port);
      var removed = examine(new Doctor(ports, _ -> List.of()), port).getFirst();
      assertEquals(Verdict.PROBLEM, removed.verdict());
      assertEquals("Add the port at the left.", removed.advice());
    }
  }

  @Test
  void aProgramThatHasThePortIsNamed() throws Exception {
    assumeLinux();
    int port = FreePorts.next();
    var python =
        Python.start(
            """
            import socket, sys
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            s.bind(('127.0.0.1', %d))
            print('bound', flush=True)
            sys.stdin.read()
            """
                .formatted(port));
    try {
      assertEquals("bound", python.inputReader().readLine());
      var found = examine(new Doctor(_ -> Optional.empty()), port);
      var users = about(Topic.USERS, found);
      assertEquals(1, users.size());
      assertEquals(
          "python3 (process %d) receives the messages to port %d at 127.0.0.1."
              .formatted(python.pid(), port),
          users.getFirst().found());
      assertEquals(Verdict.PROBLEM, users.getFirst().verdict());
      assertEquals(Verdict.PROBLEM, found.getFirst().verdict());
      assertTrue(
          found
              .getFirst()
              .found()
              .contains("in use by python3 (process %d)".formatted(python.pid())),
          found.getFirst().found());
    } finally {
      python.destroy();
    }
  }

  @Test
  void portsWithoutAProgramThatACaptureHasSeenAreNamed() throws Exception {
    assumeLinux();
    int nobody = FreePorts.next();
    int other = FreePorts.next();
    int own = FreePorts.next();
    try (var ports = listening(own)) {
      var sources =
          new OtherSources() {
            @Override
            public List<Finding> at(int port) {
              return List.of();
            }

            @Override
            public Map<Integer, Long> arrived() {
              return Map.of(own, 9_000L, other, 3L, nobody, 1_200L);
            }
          };
      var unheard = about(Topic.UNHEARD, examine(new Doctor(ports, sources), own)).getLast();
      assertEquals(Verdict.NOTE, unheard.verdict());
      assertTrue(
          unheard.found().endsWith(": 1,200 to port %d, 3 to port %d.".formatted(nobody, other)),
          unheard::found);
    }
  }

  @Test
  void datagramsForNobodyAreCounted() throws Exception {
    assumeLinux();
    var programs = new RealPrograms(OperatingSystem.LINUX);
    var before = UnheardTotals.now(programs, OperatingSystem.LINUX).orElseThrow();
    int sent = 20;
    try (var socket = new DatagramSocket()) {
      var to = new InetSocketAddress("127.0.0.1", FreePorts.next());
      for (int i = 0; i < sent; i++) {
        socket.send(new DatagramPacket(new byte[1], 1, to)); // is counted before it returns
      }
    }
    var more = UnheardTotals.now(programs, OperatingSystem.LINUX).orElseThrow().since(before);
    assertTrue(more.toUs() >= sent, more.toString());
  }

  /** There is a line for each address that {@code ip} lists. */
  @Test
  void theAddressesAreThoseOfTheSystem() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/ip")), "ip is not installed");
    var process = new ProcessBuilder("/usr/sbin/ip", "-o", "-4", "addr", "show", "up").start();
    String listed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    var expected = new TreeSet<String>();
    listed
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(words -> !words[3].startsWith("169.254."))
        .forEach(words -> expected.add(words[3].replaceFirst("/.*", "")));
    var lines =
        new AddressesCheck(InterfaceAddresses.now())
            .findings(4950).stream()
                .flatMap(one -> one.line().stream())
                .map(line -> line.replaceAll("net = viz.addNetwork\\('(.*)'\\)", "$1"))
                .filter(address -> !address.contains(":"))
                .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(expected, lines);
  }

  @Test
  void aDatagramToEachOfTheseAddressesComesBack() {
    var found = new EchoCheck().findings(InterfaceAddresses.now()).getFirst();
    assertEquals(Verdict.GOOD, found.verdict(), found.found());
    assertTrue(found.found().contains("127.0.0.1"), found.found());
  }

  @Test
  void aPortWhereNobodyListensRefuses() throws Exception {
    var to = InetSocketAddress.createUnresolved("127.0.0.1", FreePorts.next());
    var found = new HostCheck(to, _ -> Optional.empty()).findings();
    assertEquals("127.0.0.1 is an address.", found.getFirst().found());
    assertEquals(Verdict.PROBLEM, found.getLast().verdict(), found.getLast().found());
    assertTrue(found.getLast().found().contains("one byte was sent"), found.getLast().found());
  }

  @Test
  void aPortThatListensGetsOneByteAndDoesNotRefuse() throws Exception {
    try (var socket = new DatagramSocket()) {
      var to = InetSocketAddress.createUnresolved("localhost", socket.getLocalPort());
      var found = examine(new Doctor(_ -> Optional.empty()), FreePorts.next(), Optional.of(to));
      var host = about(Topic.HOST, found);
      assertTrue(host.getFirst().found().startsWith("The name localhost has the address "));
      assertEquals(Verdict.NOTE, host.getLast().verdict());
      var packet = new DatagramPacket(new byte[9], 9);
      socket.receive(packet);
      assertEquals(1, packet.getLength());
    }
  }

  @Test
  void aNameOfTheUserIsTheSendersName() throws Exception {
    var to = InetSocketAddress.createUnresolved("127.0.0.1", FreePorts.next());
    var found = new HostCheck(to, _ -> Optional.of("left tracker")).findings();
    assertEquals("Messages from there have the sender left tracker.", found.get(1).found());
  }

  @Test
  void anUnknownNameIsReported() {
    var found =
        new HostCheck(
                InetSocketAddress.createUnresolved("no-such-host.invalid", 4950),
                _ -> Optional.empty())
            .findings();
    assertEquals(1, found.size());
    assertEquals(Verdict.PROBLEM, found.getFirst().verdict());
  }

  @Test
  void aProgramRunsForABoundedTime() {
    assumeTrue(OperatingSystem.running() != OperatingSystem.WINDOWS, "programs of Unix are run");
    var programs = new RealPrograms(OperatingSystem.running());
    assertEquals(
        new SystemPrograms.Unfinished(),
        programs.run(Duration.ofMillis(100), List.of("sleep", "60")));
    assertEquals(new SystemPrograms.Unfinished(), programs.run("yes"));
    assertEquals(new SystemPrograms.Missing(), programs.run("no-such-program"));
    assertEquals(
        new SystemPrograms.Ended(3, "a;b\n"), programs.run("sh", "-c", "echo 'a;b'; exit 3"));
    assertTrue(
        Pattern.matches(
            "/\\S*/cat\n", ((SystemPrograms.Ended) programs.run("which", "cat")).output()));
  }
}

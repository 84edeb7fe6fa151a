package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.Python;
import picklescope.net.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Passive captures as processes, by real dumpcap, between real network namespaces of Linux. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class SniffIT {
  private static final List<String> SNIFF_WITHOUT_RIGHT =
      List.of(
          "setpriv",
          "--bounding-set=-net_raw,-net_admin",
          "--inh-caps=-net_raw,-net_admin",
          Launched.LAUNCHER.toString(),
          "sniff",
          "-i",
          "lo");

  private static final String RECEIVER =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.bind(('10.99.7.2', 4950))
      s.settimeout(60)
      print('bound', flush=True)
      for n in range(3):
          payload, sender = s.recvfrom(70000)
          s.sendto(pickle.dumps((('answer', len(payload)), {}), 4), sender)
      """;

  /** Sends to the port three times, once in 45 fragments, and once to another one. */
  private static final String SENDER =
      """
      import pickle, socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.bind(('10.99.7.1', 5000))
      s.settimeout(60)
      greatest = pickle.dumps(((b'x' * 65500,), {}), 4)
      greatest = pickle.dumps(((b'x' * (131007 - len(greatest)),), {}), 4)
      assert len(greatest) == 65507, len(greatest)
      s.sendto(pickle.dumps((('other',), {}), 4), ('10.99.7.2', 4951))
      for payload in pickle.dumps(((5, 'hello'), {'foo': 78}), 4), greatest, b'raw':
          s.sendto(payload, ('10.99.7.2', 4950))
          answer, sender = s.recvfrom(70000)
          assert pickle.loads(answer) == (('answer', len(payload)), {}), answer
      """;

  private final String one = "picklescope-1-" + ProcessHandle.current().pid();
  private final String two = "picklescope-2-" + ProcessHandle.current().pid();
  private final List<String> namespaces = new ArrayList<>();

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @BeforeEach
  void checkRights() {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root may capture everywhere");
    assumeTrue(isInstalled("dumpcap"), "dumpcap is not installed");
  }

  @AfterEach
  void removeNamespaces() throws Exception {
    for (String name : namespaces) {
      new ProcessBuilder("ip", "netns", "del", name).inheritIO().start().waitFor();
    }
  }

  private static void run(String command) throws Exception {
    var process = new ProcessBuilder(command.split(" ")).inheritIO().start();
    assertEquals(0, process.waitFor(), command);
  }

  /** Two computers with a cable between them: {@code cable} at both ends. */
  private void connect() throws Exception {
    assumeTrue(isInstalled("ip"), "ip is not installed");
    for (String name : List.of(one, two)) {
      run("ip netns add " + name);
      namespaces.add(name);
    }
    run("ip link add cable netns %s type veth peer name cable netns %s".formatted(one, two));
    for (int i = 0; i < 2; i++) {
      String at = "ip -n " + namespaces.get(i);
      run(at + " link set lo up");
      run(at + " link set cable up");
      run("%s addr add 10.99.7.%d/24 dev cable".formatted(at, i + 1));
    }
  }

  private static Launched at(String namespace, String... command) throws Exception {
    return Launched.start(
        Map.of(), Stream.concat(Stream.of("ip", "netns", "exec", namespace), Stream.of(command)));
  }

  @Test
  void bothDirectionsAreSeenWhileTheReceiverKeepsItsPort() throws Exception {
    connect();
    try (var receiver = at(two, "python3", "-c", RECEIVER);
        var sniff =
            at(
                two,
                Launched.LAUNCHER.toString(),
                "sniff",
                "-i",
                "cable",
                "-p",
                "4950",
                "-c",
                "6",
                "--no-names",
                "--format",
                "json")) {
      assertEquals("bound", receiver.nextOut());
      assertEquals("watching UDP port 4950 on cable by dumpcap", sniff.nextErr());
      at(one, "python3", "-c", SENDER).ended().succeeded();
      receiver.ended().succeeded();
      var ended = sniff.ended().succeeded();

      assertEquals("6 messages seen", ended.err().getLast(), ended::toString);
      assertEquals(6, ended.out().size());
      var sizes = new ArrayList<Integer>();
      for (int i = 0; i < 6; i++) {
        JsonNode message = JsonMapper.shared().readTree(ended.out().get(i));
        assertEquals(i % 2 == 0 ? "in" : "out", message.path("direction").asString());
        assertEquals("cable", message.path("source").asString());
        sizes.add(message.path("size").asInt());
      }
      assertTrue(sizes.contains(65_507), sizes.toString());
    }
  }

  private static Launched sniff(int port, String... more) throws Exception {
    var sniff =
        Launched.start(
            Map.of(),
            Launched.interruptible(
                Launched.command(
                    Stream.concat(
                            Stream.of("sniff", "-i", "lo", "-p", "" + port, "--no-names"),
                            Stream.of(more))
                        .toArray(String[]::new))));
    assertEquals("watching UDP port %d on lo by dumpcap".formatted(port), sniff.nextErr());
    return sniff;
  }

  @Test
  void aCaptureThatCannotBeginReplacesNoFile(@TempDir Path folder) throws Exception {
    var file = Files.writeString(folder.resolve("lab.pcapng"), "of yesterday");
    var ended = Launched.run("sniff", "-i", "nosuch", "-w", file.toString());
    assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
    assertEquals("of yesterday", Files.readString(file));
  }

  @Tag("slow")
  @Test
  void ctrlCEndsItWithItsSummary() throws Exception {
    int port = FreePorts.next();
    try (var sniff = sniff(port)) {
      assertTrue(FreePorts.isFree(port));
      Python.run(Python.sendCall(port, "(5, 'hello')", "{}"));
      assertTrue(sniff.nextOut().contains("5, 'hello'"));
      Launched.interrupt(sniff.process());
      var ended = sniff.ended().succeeded();
      assertEquals("1 message seen", ended.err().getLast());
    }
  }

  @Tag("slow")
  @Test
  void aProgramThatIsKilledFailsTheCommand() throws Exception {
    try (var sniff = sniff(FreePorts.next())) {
      sniff.process().descendants().forEach(ProcessHandle::destroyForcibly);
      var ended = sniff.ended();
      assertEquals(1, ended.code());
      assertEquals(
          "picklescope sniff: dumpcap has ended by signal 9.",
          ended.err().getLast(),
          ended::toString);
    }
  }

  /** Nobody reads its output any longer. */
  @Tag("slow")
  @Test
  void theProgramEndsAfterPicklescopeWasKilled() throws Exception {
    int port = FreePorts.next();
    try (var sniff = sniff(port)) {
      var children = sniff.process().descendants().toList();
      assertEquals(1, children.size(), children::toString);
      sniff.process().destroyForcibly().waitFor();
      Python.run(Python.sendCall(port, "(5, 'hello')", "{}"));
      Await.until("it has ended", () -> !children.getFirst().isAlive());
    }
  }

  /** The administrator without the two rights, as any other user is. */
  @Tag("slow")
  @Test
  void withoutPermissionTheCommandThatGivesItIsReported() throws Exception {
    assumeTrue(isInstalled("setpriv"), "setpriv is not installed");
    try (var sniff = Launched.start(Map.of(), SNIFF_WITHOUT_RIGHT.stream())) {
      var ended = sniff.ended();
      assertEquals(1, ended.code(), ended::toString);
      assertTrue(
          ended
              .err()
              .getLast()
              .matches("picklescope sniff: You have no permission to capture with .*: sudo .*"),
          ended::toString);
    }
  }

  @Tag("slow")
  @Test
  void withoutDumpcapThatOfTcpdumpIsReported() throws Exception {
    assumeTrue(isInstalled("setpriv"), "setpriv is not installed");
    assumeTrue(isInstalled("tcpdump"), "tcpdump is not installed");
    var command = new ArrayList<>(Hidden.without("dumpcap"));
    command.addAll(SNIFF_WITHOUT_RIGHT);
    try (var sniff = Launched.start(Map.of(), command.stream())) {
      var ended = sniff.ended();
      assertEquals(1, ended.code(), ended::toString);
      assertTrue(
          ended
              .err()
              .getLast()
              .matches(
                  "picklescope sniff: You have no permission to capture with .*/tcpdump\\. Run"
                      + " this: sudo setcap .*/tcpdump"),
          ended::toString);
    }
  }

  @Tag("slow")
  @Test
  void withoutAnyProgramWhatToInstallIsReported() throws Exception {
    var command = new ArrayList<>(Hidden.without("dumpcap", "tcpdump"));
    command.addAll(List.of(Launched.LAUNCHER.toString(), "sniff"));
    try (var sniff = Launched.start(Map.of(), command.stream())) {
      var ended = sniff.ended();
      assertEquals(1, ended.code(), ended::toString);
      String reason = ended.err().getLast();
      assertTrue(
          reason.startsWith("picklescope sniff: Neither dumpcap, which comes with Wireshark, nor"),
          reason);
    }
  }

  /** A cable that is pulled out, or an adapter. */
  @Tag("slow")
  @Test
  void anInterfaceThatGoesEndsTheCommandWithTheReason() throws Exception {
    connect();
    try (var sniff = at(two, Launched.LAUNCHER.toString(), "sniff", "-i", "cable")) {
      assertEquals("watching UDP on cable by dumpcap", sniff.nextErr());
      run("ip -n %s link del cable".formatted(one));
      var ended = sniff.ended();
      assertEquals(1, ended.code(), ended::toString);
      assertTrue(ended.err().getLast().startsWith("picklescope sniff: dumpcap"), ended::toString);
    }
  }

  @Tag("slow")
  @Test
  void theInterfacesAreListed() throws Exception {
    var listed = Launched.run("sniff", "--list").succeeded().out();
    assertTrue(
        listed.stream().anyMatch(line -> line.matches("lo +127\\.0\\.0\\.1.*")), listed::toString);
  }
}

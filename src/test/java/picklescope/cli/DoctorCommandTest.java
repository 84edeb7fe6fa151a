package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.TestProcess;
import picklescope.net.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code picklescope doctor}: in this process, and in networks of their own, whose packet filters
 * and groups are made for the test.
 */
@Timeout(120)
class DoctorCommandTest {
  private static final int PORT = 4950;
  private static final JsonMapper JSON = JsonMapper.shared();

  private static Launched.Ended run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int code =
        new CommandLineMain(Streams.of(InputStream.nullInputStream(), out, err)).run(arguments);
    return new Launched.Ended(
        code,
        out.toString(StandardCharsets.UTF_8).lines().toList(),
        err.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void printsQuestionsFindingsAndLines() throws Exception {
    int port = FreePorts.next();
    var ended = run("doctor", "-p", "" + port, "--seconds", "0.001");
    assertEquals("Is the port open here?", ended.out().get(0), ended::toString);
    assertEquals("  ● Port %d is free, and can be opened.".formatted(port), ended.out().get(1));
    assertEquals("        picklescope listen -p " + port, ended.out().get(2));
    assertTrue(
        ended
            .out()
            .contains("        net = viz.addNetwork('127.0.0.1'); net.port(%d)".formatted(port)),
        ended::toString);
    assertTrue(ended.out().stream().allMatch(line -> line.length() <= 130), ended::toString);
    assertTrue(ended.out().getLast().endsWith("."), ended::toString);
    assertTrue(ended.err().isEmpty(), ended::toString);
    boolean problem = ended.out().stream().anyMatch(line -> line.startsWith("  ✕"));
    assertEquals(problem ? ExitCodes.FAILED : ExitCodes.OK, ended.code(), ended::toString);
  }

  @Test
  void aHostThatRefusesMakesTheExitCodeOne() throws Exception {
    int port = FreePorts.next();
    var ended =
        run("doctor", "-p", "" + port, "--seconds", "0.001", "--format", "json", "127.0.0.1");
    assertEquals(ExitCodes.FAILED, ended.code(), ended::toString);
    var last = JSON.readTree(ended.out().getLast());
    assertEquals("host", last.get("topic").asString());
    assertEquals("problem", last.get("verdict").asString());
    assertTrue(last.get("found").asString().contains("127.0.0.1 port " + port), last::toString);
  }

  @Test
  void theLineThatIsProposedOpensTheFirewall() throws Exception {
    var network = network("nft");
    String drops =
        """
        nft add table inet lab
        nft add chain inet lab in '{ type filter hook input priority 0; policy drop; }'
        nft add rule inet lab in iif lo accept
        """;
    var closed = firewall(network.examine(drops));
    assertEquals("problem", closed.get("verdict").asString());
    assertTrue(closed.get("found").asString().contains("policy drop"), closed::toString);
    String line = closed.get("line").asString();
    assertEquals("sudo nft insert rule inet lab in udp dport 4950 accept", line);
    var opened = firewall(network.examine(drops + line.replace("sudo ", "") + "\n"));
    assertEquals("good", opened.get("verdict").asString(), opened::toString);
  }

  @Test
  @Tag("slow")
  void whatThisComputerSendsToItselfMayBeDroppedToo() throws Exception {
    var found =
        network("nft")
            .examine(
                """
                nft add table inet lab
                nft add chain inet lab in '{ type filter hook input priority 0; policy drop; }'
                """);
    assertEquals("problem", about("echo", found).getFirst().get("verdict").asString());
  }

  @Test
  @Tag("slow")
  void rulesOfIptablesAreJudged() throws Exception {
    var network = network("iptables");
    String drops = "iptables -A INPUT -p udp --dport 4950 -j DROP\n";
    var closed = firewall(network.examine(drops));
    assertEquals("problem", closed.get("verdict").asString(), closed::toString);
    String line = closed.get("line").asString();
    assertEquals("sudo iptables -I INPUT -p udp --dport 4950 -j ACCEPT", line);
    var opened = firewall(network.examine(drops + line.replace("sudo ", "") + "\n"));
    assertEquals("good", opened.get("verdict").asString(), opened::toString);
  }

  @Test
  @Tag("slow")
  void groupsThatProgramsHaveJoinedAreListed() throws Exception {
    var found =
        network("ip")
            .examine(
                """
                ip link add v0 type veth peer name v1
                ip addr add 192.0.2.50/24 brd + dev v0
                ip link set v0 up
                ip link set v1 up
                ip addr add 172.17.0.1/16 dev v1
                ip link set v1 down
                ip link set v1 name docker7
                ip link set docker7 up
                pipe=$(mktemp -u)
                mkfifo "$pipe"
                python3 -c "
                import socket, time
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                    socket.inet_aton('239.1.2.3') + socket.inet_aton('192.0.2.50'))
                print('joined', flush=True)
                time.sleep(60)" >"$pipe" 2>/dev/null &
                head -n 1 "$pipe" | grep -q joined
                """);
    var groups = about("groups", found).getFirst().get("found").asString();
    assertTrue(groups.contains("239.1.2.3 at v0"), groups);
    assertTrue(groups.contains("192.0.2.255"), groups);
    var lines =
        about("addresses", found).stream()
            .map(one -> one.get("line").asString())
            .collect(Collectors.toSet());
    assertEquals(
        Set.of(
            "net = viz.addNetwork('192.0.2.50')",
            "net = viz.addNetwork('172.17.0.1')",
            "net = viz.addNetwork('127.0.0.1')"),
        lines);
    var inside =
        about("addresses", found).stream()
            .map(one -> one.get("found").asString())
            .filter(one -> one.startsWith("172.17.0.1, at docker7. Only containers"));
    assertEquals(1, inside.count());
  }

  @Test
  @Tag("slow")
  void aComputerInNoNetworkIsTold() throws Exception {
    var found = network("ip").examine("");
    var addresses = about("addresses", found);
    assertEquals("problem", addresses.getFirst().get("verdict").asString());
    assertTrue(addresses.getFirst().get("found").asString().contains("in no network"));
  }

  private static List<JsonNode> about(String topic, List<JsonNode> findings) {
    return findings.stream().filter(one -> one.get("topic").asString().equals(topic)).toList();
  }

  private static JsonNode firewall(List<JsonNode> findings) {
    return about("firewall", findings).getFirst();
  }

  /** A network with nothing but the loopback, for each examination a new one. */
  private record OwnNetwork() {
    /** Prepares a network by a script, and examines a port in it. */
    List<JsonNode> examine(String preparation) throws Exception {
      var java =
          TestProcess.java(
              "picklescope.Main",
              "doctor",
              "-p",
              "" + PORT,
              "--seconds",
              "0.01",
              "--format",
              "json");
      var command =
          new ArrayList<>(
              List.of(
                  "unshare",
                  "-nfp",
                  "--mount-proc",
                  "--kill-child",
                  "sh",
                  "-e",
                  "-c",
                  "export PATH=$PATH:/usr/sbin\nip link set lo up\n" + preparation + "\"$@\"",
                  "sh"));
      command.addAll(java.command());
      var process = java.command(command).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor() <= ExitCodes.FAILED, output);
      return output.lines().map(JSON::readTree).toList();
    }
  }

  private static OwnNetwork network(String needed) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/" + needed)), needed + " is not installed");
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/ip")), "ip is not installed");
    assumeTrue(
        new ProcessBuilder("unshare", "-nfp", "--mount-proc", "true").start().waitFor() == 0,
        "no right to a network of its own");
    return new OwnNetwork();
  }
}

package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.TestProcess;
import picklescope.TwoHosts;
import picklescope.net.PortsHost;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code picklescope doctor} at one host, with another one beside it. */
@Tag("slow")
@Timeout(120)
class DoctorHostsTest {
  private static final String SEND =
      """
      import socket
      socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'%s', ('10.77.0.1', 4950))
      """;

  private TwoHosts hosts;

  @BeforeEach
  void connect() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/sbin/nft")), "nft is not installed");
    hosts = TwoHosts.connect();
  }

  @AfterEach
  void disconnect() throws Exception {
    if (hosts != null) {
      hosts.disconnect();
    }
  }

  private String run(ProcessBuilder atA) throws Exception {
    var process = hosts.atA(atA).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor() <= ExitCodes.FAILED, output);
    return output;
  }

  private List<JsonNode> examine(String... host) throws Exception {
    var doctor =
        TestProcess.java(
            "picklescope.Main", "doctor", "-p", "4950", "--seconds", "0.01", "--format", "json");
    doctor.command().addAll(List.of(host));
    return run(doctor)
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(JsonMapper.shared()::readTree)
        .toList();
  }

  private String nft(String... arguments) throws Exception {
    var nft = new ProcessBuilder("/usr/sbin/nft");
    nft.command().addAll(List.of(arguments));
    return run(nft);
  }

  private void chain(String hook, String rule) throws Exception {
    nft("add table inet lab");
    nft("add chain inet lab " + hook + " { type filter hook " + hook + " priority 0; }");
    nft("add rule inet lab " + hook + " " + rule);
  }

  @Test
  void itsLineLetsInWhatARuleHasDropped() throws Exception {
    chain("input", "udp dport 4950 counter drop");
    var program = TestProcess.java(PortsHost.class, "4950");
    program.command().add(1, "--enable-native-access=ALL-UNNAMED");
    var listening = hosts.atA(program).start();
    try (var lines = listening.inputReader()) {
      assertEquals("4950 open []", lines.readLine());
      hosts.pythonAtB(SEND.formatted("blocked"));
      assertTrue(nft("list ruleset").contains("counter packets 1 "), "it came, and was dropped");

      var firewall =
          examine().stream()
              .filter(one -> one.get("topic").asString().equals("firewall"))
              .findFirst()
              .orElseThrow();
      assertEquals("problem", firewall.get("verdict").asString());
      String found = firewall.get("found").asString();
      assertTrue(found.contains("chain input of table inet lab, udp dport 4950"), found);

      String line = firewall.get("line").asString();
      assertTrue(line.startsWith("sudo nft insert rule "), line);
      nft(line.replace("sudo nft ", ""));
      hosts.pythonAtB(SEND.formatted("let in"));
      assertEquals("4950 let in from 10.77.0.2", lines.readLine());
    } finally {
      listening.destroyForcibly().waitFor();
    }
  }

  @Test
  void nothingIsSentToOthersUnlessAsked() throws Exception {
    chain("output", "oifname eth0 udp dport != 53 counter");
    var before = examine();
    assertTrue(before.stream().anyMatch(one -> one.get("topic").asString().equals("echo")));
    assertTrue(nft("list ruleset").contains("counter packets 0 "), nft("list ruleset"));

    var host = examine("10.77.0.2").getLast();
    assertEquals("problem", host.get("verdict").asString());
    assertTrue(host.get("found").asString().contains("refused it"), host::toString);
    assertTrue(nft("list ruleset").contains("counter packets 1 bytes 29"), nft("list ruleset"));
  }
}

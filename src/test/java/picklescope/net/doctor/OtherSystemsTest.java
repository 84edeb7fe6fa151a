package picklescope.net.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.net.PortUser;
import picklescope.net.doctor.SystemPrograms.Ended;
import picklescope.python.text.VisibleText;
import picklescope.system.OperatingSystem;

/** What programs of Windows and macOS print is read, in the form in which they print it. */
class OtherSystemsTest {
  private static final String NETSTAT =
      """

      Active Connections

        Proto  Local Address          Foreign Address        State           PID
        TCP    0.0.0.0:4950           0.0.0.0:0              LISTENING       888
        UDP    0.0.0.0:123            *:*                                    5000
        UDP    0.0.0.0:4950           *:*                                    1304
        UDP    127.0.0.1:4950         127.0.0.1:56915                        1304
        UDP    127.0.0.1:49500        *:*                                    3676
        UDP    [::]:4950              *:*                                    4
        UDP    [fe80::1%12]:4950      *:*                                    4
      """
          .replace("\n", "\r\n");

  @Test
  void socketsOfWindows() {
    var asked = new ArrayList<Long>();
    var users =
        WindowsSockets.users(
            NETSTAT,
            4950,
            process -> {
              asked.add(process);
              return process == 1304 ? Optional.of("winviz.exe") : Optional.empty();
            });
    assertEquals(
        List.of(
            "winviz.exe (process 1304) at 0.0.0.0, false",
            "winviz.exe (process 1304) at 127.0.0.1, true",
            "another program (process 4) at 0:0:0:0:0:0:0:0, false",
            "another program (process 4) at fe80:0:0:0:0:0:0:1, false"),
        users.stream().map(OtherSystemsTest::text).toList());
    assertEquals(List.of(1304L, 4L), asked, "each process is looked up once");
  }

  private static String text(PortUser user) {
    return "%s at %s, %s".formatted(user.text(), user.address().getHostAddress(), user.connected());
  }

  @Test
  void programsOfWindows() {
    String listed =
        """
        "svchost.exe","1004","Services","0","1,234 K"
        "winviz.exe","8800","Console","1","45,678 K"
        """;
    assertEquals(Optional.of("winviz.exe"), WindowsSockets.program(listed, 8800));
    String none = "INFO: No tasks are running which match the specified criteria.\r\n";
    assertEquals(Optional.empty(), WindowsSockets.program(none, 8800));
  }

  /** The words are in the language of the system; the numbers are in the same order. */
  @ParameterizedTest
  @CsvSource({
    "Datagrams Received, No Ports, Receive Errors, Datagrams Sent",
    "Empfangene Datagramme, Keine Anschlüsse, Empfangsfehler, Gesendete Datagramme"
  })
  void datagramsForNobodyOnWindows(String received, String noPorts, String errors, String sent) {
    String output =
        """

        UDP Statistics for IPv4

          %s    = 40722
          %s              = 352
          %s      = 67544
          %s        = 61341

        Active Connections
        """
            .formatted(received, noPorts, errors, sent)
            .replace("\n", "\r\n");
    assertEquals(Optional.of(new UnheardTotals(352, 0)), UnheardTotals.ofWindows(output));
    SystemPrograms both = (_, _) -> new Ended(0, output);
    assertEquals(
        Optional.of(new UnheardTotals(704, 0)), UnheardTotals.now(both, OperatingSystem.WINDOWS));
    assertEquals(Optional.empty(), UnheardTotals.ofWindows("access denied"));
  }

  @Test
  void datagramsForNobodyOnMacOs() {
    String output =
        """
        udp:
        \t16185 datagrams received
        \t\t0 with incomplete header
        \t\t162 dropped due to no socket
        \t\t2 broadcast/multicast datagrams undelivered
        \t\t0 dropped due to full socket buffers
        \t\t16021 delivered
        """;
    assertEquals(Optional.of(new UnheardTotals(162, 2)), UnheardTotals.ofMac(output));
  }

  @Test
  void socketsOfMacOs() {
    String output =
        "p111\ncmDNSResponder\nf8\nn*:4950\np77\ncPython\nf3\nn[::1]:4950->[::1]:9\nn*:53\n";
    var users = MacSockets.users(output, 4950);
    assertEquals(
        List.of(
            "mDNSResponder (process 111) at 0.0.0.0, false",
            "Python (process 77) at 0:0:0:0:0:0:0:1, true"),
        users.stream().map(OtherSystemsTest::text).toList());
  }

  @Test
  void aRuleOfWindowsThatBlocksBeatsTheOthers() {
    String on =
        "profile|Domain|True|Block\r\nprofile|Private|True|Block\r\nprofile|Public|False|Block\r\n";
    var none = WindowsFirewall.findings(on, 4950).getFirst();
    assertEquals(Verdict.NOTE, none.verdict());
    assertEquals(
        "New-NetFirewallRule -DisplayName 'Picklescope UDP 4950' -Direction Inbound -Protocol UDP"
            + " -LocalPort 4950 -Action Allow",
        none.line().orElseThrow());

    String allowed = on + "rule|True|Allow|Private|java\r\nrule|False|Block|Any|old\r\n";
    var good = WindowsFirewall.findings(allowed, 4950);
    assertEquals(List.of(Verdict.GOOD), good.stream().map(Finding::verdict).toList());

    String blocked = allowed + "rule|True|Block|Public|OpenJDK 'Platform' | binary\r\n";
    var problem = WindowsFirewall.findings(blocked, 4950);
    assertEquals(List.of(Verdict.PROBLEM), problem.stream().map(Finding::verdict).toList());
    assertEquals(
        "Remove-NetFirewallRule -DisplayName 'OpenJDK ''Platform'' | binary'",
        problem.getFirst().line().orElseThrow());

    var off = WindowsFirewall.findings(on.replace("True", "False"), 4950).getFirst();
    assertEquals(Verdict.GOOD, off.verdict());
  }

  @Test
  void windowsWithoutPowerShellIsNotKnown() {
    SystemPrograms none = (_, _) -> new SystemPrograms.Missing();
    var found = new WindowsFirewall(4950, none).findings().getFirst();
    assertEquals(Verdict.UNKNOWN, found.verdict());
    assertTrue(found.line().isPresent());
  }

  @Test
  void theFirewallOfMacOs() {
    String on = "Firewall is enabled. (State = 1) \n";
    String apps =
        """
        ALF: total number of apps = 2

        1 :  /Applications/Safari.app\s
        \t ( Allow incoming connections )\s

        2 :  /usr/lib/jvm/bin/java\s
        \t ( Block incoming connections )\s
        """;
    var blocked = MacFirewall.findings(on, apps).getFirst();
    assertEquals(Verdict.PROBLEM, blocked.verdict());
    assertEquals(
        "sudo /usr/libexec/ApplicationFirewall/socketfilterfw --unblockapp '/usr/lib/jvm/bin/java'",
        blocked.line().orElseThrow());
    var other = MacFirewall.findings(on, apps.replace("java", "ruby")).getFirst();
    assertEquals(Verdict.NOTE, other.verdict());
    var off = MacFirewall.findings("Firewall is disabled. (State = 0)\n", "").getFirst();
    assertEquals(Verdict.GOOD, off.verdict());
    assertEquals(Verdict.UNKNOWN, MacFirewall.findings("", "").getFirst().verdict());
  }

  /** Whoever installs a program chooses its path. */
  @Test
  void aPathThatShellsWouldReadIsInNoCommand() {
    String on = "Firewall is enabled. (State = 1) \n";
    for (String path : List.of("/a/java'; touch x; '", "/a/java\033[x", "/a/java$(x)`x`!x\\")) {
      String apps = "1 :  %s \n\t ( Block incoming connections )\n".formatted(path);
      var blocked = MacFirewall.findings(on, apps).getFirst();
      assertEquals(Verdict.PROBLEM, blocked.verdict());
      assertEquals(Optional.empty(), blocked.line(), path);
    }
  }

  /** PowerShell takes typographic quotes for quotes, and removes all rules that fit a pattern. */
  @Test
  void aNameOfARuleOfWindowsIsQuotedAsPowerShellReadsIt() {
    String on = "profile|Domain|True|Block\n";
    var quoted = WindowsFirewall.findings(on + "rule|True|Block|Any|a\u2019; calc; \u2018\n", 4950);
    assertEquals(
        Optional.of("Remove-NetFirewallRule -DisplayName 'a\u2019\u2019; calc; \u2018\u2018'"),
        quoted.getFirst().line());
    for (String name : List.of("*", "a?", "[a-z]", "a`*")) {
      var all = WindowsFirewall.findings(on + "rule|True|Block|Any|" + name + "\n", 4950);
      assertEquals(Verdict.PROBLEM, all.getFirst().verdict());
      assertEquals(Optional.empty(), all.getFirst().line(), name);
    }
  }

  /** The kernel takes any bytes as the name of a chain, and as a comment. */
  @Test
  void hostileNamesOfChainsAreVisibleAndInNoCommand() {
    String drops =
        """
        table inet f;reboot {
        \tchain in\033]0;x\007 {
        \t\ttype filter hook input priority filter; policy accept;
        \t\tdrop comment "\033[2J"
        \t}
        }
        """;
    SystemPrograms programs =
        (_, command) ->
            command.getFirst().equals("nft") ? new Ended(0, drops) : new SystemPrograms.Missing();
    var found = new LinuxFirewall(4950, programs).findings().getFirst();
    assertEquals(Verdict.PROBLEM, found.verdict());
    assertEquals(Optional.empty(), found.line());
    assertTrue(VisibleText.isVisible(found.found()), found.found());
  }

  @Test
  void usersWithoutTheRightLearnWhatToRun() {
    SystemPrograms forbidden =
        (_, command) ->
            switch (command.getFirst()) {
              case "nft" ->
                  new Ended(1, "Operation not permitted (you must be root)\nnetlink: x\n");
              case "iptables-save" -> new Ended(4, "iptables-save v1.8.9: Permission denied\n");
              default -> new SystemPrograms.Missing();
            };
    var found = new LinuxFirewall(4950, forbidden).findings();
    assertEquals(
        List.of(Optional.of("sudo nft list ruleset"), Optional.of("sudo iptables-save")),
        found.stream().map(Finding::line).toList());
    assertTrue(found.stream().allMatch(one -> one.verdict() == Verdict.UNKNOWN));
    assertEquals(
        "The rules of nftables could not be read: Operation not permitted (you must be root)",
        found.getFirst().found());
  }

  @Test
  void whatIsDroppedOverIpv6OnlyMayBeTheReason() {
    String ipv4 = "*filter\n:INPUT ACCEPT [0:0]\nCOMMIT\n";
    String ipv6 = "*filter\n:INPUT DROP [0:0]\n-A INPUT -p tcp -j ACCEPT\nCOMMIT\n";
    SystemPrograms old =
        (_, command) ->
            switch (command.getFirst()) {
              case "iptables-save" -> new Ended(0, ipv4);
              case "ip6tables-save" -> new Ended(0, ipv6);
              default -> new SystemPrograms.Missing();
            };
    var found = new LinuxFirewall(4950, old).findings();
    assertEquals(
        List.of(Verdict.GOOD, Verdict.NOTE), found.stream().map(Finding::verdict).toList());
    assertEquals(
        "ip6tables drops messages over IPv6 to port 4950: chain INPUT of table filter, policy"
            + " drop.",
        found.getLast().found());
    assertEquals(
        "sudo ip6tables -I INPUT -p udp --dport 4950 -j ACCEPT",
        found.getLast().line().orElseThrow());

    String tables =
        """
        table ip filter {
        \tchain INPUT {
        \t\ttype filter hook input priority filter; policy accept;
        \t}
        }
        table ip6 filter {
        \tchain INPUT {
        \t\ttype filter hook input priority filter; policy drop;
        \t}
        }
        """;
    SystemPrograms nft =
        (_, command) ->
            command.getFirst().equals("nft") ? new Ended(0, tables) : new SystemPrograms.Missing();
    var inNft = new LinuxFirewall(4950, nft).findings();
    assertEquals(
        List.of(Verdict.GOOD, Verdict.NOTE), inNft.stream().map(Finding::verdict).toList());
    assertEquals(found.getLast().line(), inNft.getLast().line());
  }

  /** firewalld writes the rules, so its command is proposed. */
  @Test
  void aServiceThatHasTheRulesIsNamed() {
    String drops =
        """
        table inet firewalld {
        \tchain filter_INPUT {
        \t\ttype filter hook input priority filter + 10; policy accept;
        \t\tct state { established, related } accept
        \t\tct status dnat accept
        \t\tiifname "lo" accept
        \t\tct state invalid drop
        \t\tjump filter_INPUT_ZONES
        \t\treject with icmpx admin-prohibited
        \t}

        \tchain filter_INPUT_ZONES {
        \t\tgoto filter_IN_public
        \t}

        \tchain filter_IN_public {
        \t\ttcp dport 22 accept
        \t}
        }
        """;
    SystemPrograms programs =
        (_, command) ->
            switch (command.getFirst()) {
              case "nft" -> new Ended(0, drops);
              case "firewall-cmd" -> new Ended(0, "running\n");
              default -> new SystemPrograms.Missing();
            };
    var found = new LinuxFirewall(4950, programs).findings().getFirst();
    assertEquals(Verdict.PROBLEM, found.verdict(), found.found());
    assertEquals("sudo firewall-cmd --add-port=4950/udp", found.line().orElseThrow());
  }

  @Test
  void theGroupsAtAnInterfaceWithAnyName(@TempDir Path folder) throws Exception {
    String igmp =
        "4\tn\u00e9t\u001b      :     1      V3\n\t\t\t\t030201EF     1 0:00000000\t\t0\n";
    for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
      Path file = Files.write(folder.resolve("igmp"), igmp.getBytes(charset));
      assertEquals(1, GroupsCheck.ofIpv4(GroupsCheck.text(file)).size(), charset.name());
    }
  }

  @Test
  void theGroupsOfLinux() {
    String igmp =
        """
        Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter
        1\tlo        :     1      V3
        \t\t\t\t010000E0     1 0:00000000\t\t0
        4\teth0      :     2      V3
        \t\t\t\t030201EF     1 0:00000000\t\t0
        \t\t\t\t010000E0     1 0:00000000\t\t0
        """;
    var joined = GroupsCheck.ofIpv4(igmp);
    assertEquals(
        List.of("239.1.2.3 at eth0"),
        joined.stream().filter(one -> !one.isOfSystem()).map(GroupsCheck.Joined::text).toList());
    String igmp6 =
        """
        4    eth0            ff0200000000000000000001ff000002     1 00000004 0
        4    eth0            ff150000000000000000000000000042     1 00000004 0
        """;
    assertEquals(
        List.of("ff15:0:0:0:0:0:0:42 at eth0"),
        GroupsCheck.ofIpv6(igmp6).stream()
            .filter(one -> !one.isOfSystem())
            .map(GroupsCheck.Joined::text)
            .toList());
  }

  @ParameterizedTest
  @CsvSource({
    "eth0, NETWORK",
    "wlp3s0, NETWORK",
    "docker0, INSIDE",
    "br-1f2e3d, INSIDE",
    "vEthernet (WSL), INSIDE",
    "Hyper-V Virtual Ethernet Adapter, INSIDE",
    "wg0, TUNNEL",
    "tailscale0, TUNNEL",
    "Intel(R) Ethernet Connection, NETWORK"
  })
  void interfacesAreToldByTheirNames(String name, InterfaceAddresses.Kind kind) {
    assertEquals(kind, InterfaceAddresses.kind(name, false));
  }

  @Test
  void aPortWithoutAnAddressOfLinuxHasUnknownDrops() {
    var user = WindowsSockets.users(NETSTAT, 123, _ -> Optional.empty()).getFirst();
    assertEquals(OptionalLong.empty(), user.drops());
  }

  @Test
  void aProgramInAFolderOfTheNameIsNoPicklescope() {
    String module = "picklescope/picklescope.Main";
    assertTrue(UsersCheck.isPicklescope("/opt/picklescope/bin/picklescope", List.of()));
    assertTrue(UsersCheck.isPicklescope("C:\\Apps\\Picklescope\\Picklescope.exe", List.of()));
    assertTrue(UsersCheck.isPicklescope("/usr/bin/java", List.of("--module", module, "listen")));
    for (String other :
        List.of("/home/me/picklescope-tests/recv", "/opt/picklescope/bin/java", "")) {
      assertFalse(UsersCheck.isPicklescope(other, List.of("/home/me/picklescope/recv.py")), other);
    }
  }
}

package picklescope.capture.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.system.OperatingSystem;

class CaptureProgramsTest {
  @TempDir Path folder;

  @Test
  void withoutAProgramItIsToldWhatToInstall() {
    var nothing = assertThrows(IOException.class, new CapturePrograms(List.of(folder))::find);
    assertTrue(nothing.getMessage().startsWith("Neither dumpcap"), nothing.getMessage());
    assertThrows(IOException.class, new CapturePrograms(List.of())::find);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void dumpcapIsPreferred() throws Exception {
    Files.createFile(folder.resolve("tcpdump"));
    var programs = new CapturePrograms(List.of(folder));
    assertEquals("tcpdump", programs.find().name());
    Files.createFile(folder.resolve("dumpcap"));
    assertEquals("dumpcap", programs.find().name());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatMayNotBeRunHasAdvice() throws Exception {
    Files.createFile(folder.resolve("dumpcap"));
    var program = new CapturePrograms(List.of(folder)).find();
    var refused = assertThrows(IOException.class, program::interfaces);
    assertTrue(refused.getMessage().startsWith("You have no permission"), refused.getMessage());
  }

  private CaptureProgram script(String lines) throws Exception {
    var file = Files.writeString(folder.resolve("dumpcap"), "#!/bin/sh\n" + lines);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return new CapturePrograms(List.of(folder)).find();
  }

  @Test
  @Timeout(30)
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatHangsIsNotAwaited() throws Exception {
    var program = script("echo 'one moment'\nexec sleep 60\n");
    var hanging =
        assertThrows(IOException.class, () -> program.interfaces(Duration.ofMillis(1_500)));
    assertEquals(
        "dumpcap has not listed the network interfaces within 1 s. Run '%s -D -M' in a terminal to see why."
            .formatted(folder.resolve("dumpcap")),
        hanging.getMessage());
  }

  @Test
  @Timeout(30)
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatItHasLeftBehindIsNotAwaited() throws Exception {
    var program = script("sleep 60 &\nprintf '1. eth0\\t\\t\\t0\\t192.0.2.2\\tnetwork\\t\\n'\n");
    assertEquals(
        List.of("eth0"), program.interfaces().stream().map(CaptureInterface::name).toList());
  }

  @Test
  void eachSystemHasItsCommand() {
    var debian = new CaptureAdvice(OperatingSystem.LINUX, LinuxFamily.DEBIAN);
    String set = "sudo dpkg-reconfigure wireshark-common && sudo usermod -aG wireshark $USER";
    assertMends("sudo apt install wireshark-common && " + set, debian.noProgram());
    var dumpcap = debian.noRight(ProgramKind.DUMPCAP, folder.resolve("dumpcap"));
    assertMends(set, dumpcap);
    assertTrue(dumpcap.whole().endsWith("Run this, answer Yes, and log in again: " + set));
    assertMends(
        "sudo setcap cap_net_raw,cap_net_admin=eip " + folder.resolve("tcpdump"),
        debian.noRight(ProgramKind.TCPDUMP, folder.resolve("tcpdump")));
    var fedora = new CaptureAdvice(OperatingSystem.LINUX, LinuxFamily.FEDORA);
    assertMends(
        "sudo dnf install wireshark-cli && sudo usermod -aG wireshark $USER", fedora.noProgram());
    var mac = new CaptureAdvice(OperatingSystem.MAC, LinuxFamily.OTHER);
    var tcpdump = mac.noRight(ProgramKind.TCPDUMP, folder);
    assertTrue(tcpdump.text().contains("ChmodBPF"), tcpdump::text);
    assertMends("sudo chown $USER /dev/bpf*", tcpdump);
    var windows = new CaptureAdvice(OperatingSystem.WINDOWS, LinuxFamily.OTHER);
    assertTrue(windows.noProgram().text().contains("Npcap"));
    assertMends("https://npcap.com", windows.noNpcap());
  }

  private static void assertMends(String line, CaptureProblem problem) {
    assertEquals(Optional.of(line), problem.line());
    assertTrue(problem.text().endsWith(":"), problem::text);
  }

  @Test
  void theDistributionIsReadFromItsRelease() {
    assertEquals(LinuxFamily.DEBIAN, LinuxFamily.of("NAME=\"Debian\"\nID=debian\n"));
    assertEquals(LinuxFamily.DEBIAN, LinuxFamily.of("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"));
    assertEquals(LinuxFamily.FEDORA, LinuxFamily.of("ID=\"rocky\"\nID_LIKE=\"rhel fedora\"\n"));
    assertEquals(LinuxFamily.SUSE, LinuxFamily.of("ID_LIKE='suse opensuse'"));
    assertEquals(LinuxFamily.OTHER, LinuxFamily.of("VARIANT_ID=debian\n"));
  }

  @Test
  void dropsAreAddedOverInterfaces() {
    var messages = new ProgramMessages();
    messages.add("Capturing on 'lo' and 'eth0'");
    assertTrue(messages.dropped().isEmpty());
    String counts = "Packets received/dropped on interface '%s': 9/%d (pcap:1/dumpcap:0) (9%%)";
    messages.add(counts.formatted("Loopback: lo", 2));
    messages.add(counts.formatted("eth0", 3));
    assertEquals(5, messages.dropped().orElseThrow());
    assertEquals(ProgramMessages.Trouble.NONE, messages.trouble());

    var tcpdump = new ProgramMessages();
    tcpdump.add("tcpdump: listening on lo, link-type EN10MB (Ethernet), snapshot length 262144");
    tcpdump.add("8 packets captured");
    tcpdump.add("1 packet dropped by kernel");
    assertEquals(1, tcpdump.dropped().orElseThrow());
    assertTrue(tcpdump.isEmpty());
  }

  @Test
  void messagesAreBoundedAndVisible() {
    var messages = new ProgramMessages();
    for (int i = 0; i < 10_000; i++) {
      messages.add("dumpcap: \u001b[31mwrong");
    }
    assertEquals(ProgramMessages.Trouble.OTHER, messages.trouble());
    assertFalse(messages.text().contains("\u001b"), messages.text());
    assertTrue(messages.text().length() < 200, messages.text());
  }

  @Test
  void theListsOfInterfacesAreRead() {
    var linux =
        InterfaceLists.ofDumpcap(
            List.of(
                "1. eth0\t\t\t0\t192.0.2.2,fe80::1\tnetwork\t",
                "2. any\t\t\t0\t\tnetwork\t",
                "3. lo\t\tLoopback\t0\t127.0.0.1\tloopback\t",
                "6. bluetooth-monitor\t\t\t4\t\tnetwork\t",
                "noise"),
            OperatingSystem.LINUX);
    assertEquals(
        List.of(
            new CaptureInterface("eth0", "eth0", "", false, List.of("192.0.2.2", "fe80::1")),
            new CaptureInterface("any", "any", "", false, List.of()),
            new CaptureInterface("lo", "lo", "Loopback", true, List.of("127.0.0.1"))),
        linux);
    var windows =
        InterfaceLists.ofDumpcap(
            List.of("1. \\Device\\NPF_{A}\tIntel I219\tEthernet 2\t0\t10.0.0.1\tnetwork\t"),
            OperatingSystem.WINDOWS);
    assertEquals("Ethernet 2", windows.getFirst().name());
    assertEquals("Intel I219", windows.getFirst().description());
    assertEquals("\\Device\\NPF_{A}", windows.getFirst().device());
    var tcpdump =
        InterfaceLists.ofTcpdump(
            List.of(
                "1.any (Pseudo-device that captures on all interfaces) [Up, Running]",
                "2.nosuch0 [none]",
                "3.nflog (Linux netfilter log (NFLOG) interface) [none]"));
    assertEquals(List.of("any", "nosuch0"), tcpdump.stream().map(CaptureInterface::name).toList());
    assertTrue(tcpdump.getFirst().description().startsWith("Pseudo-device"));
  }

  @Test
  void namesThatAreOptionsAndImpossiblePortsAreRefused() {
    for (String name : List.of("-w", "", " ", "a\nb")) {
      assertThrows(
          IllegalArgumentException.class, () -> CaptureOptions.of(List.of(name), List.of()));
    }
    for (int port : List.of(0, -1, 65_536)) {
      assertThrows(
          IllegalArgumentException.class, () -> CaptureOptions.of(List.of(), List.of(port)));
    }
  }

  /** Fragments of other ports pass too, because only the first of a datagram has its ports. */
  @Test
  void theFilterLetsFragmentsAndTagsThrough() {
    var ports = new TreeSet<>(List.of(4951, 4950));
    String tagged = " or ether proto 0x8100 or ether proto 0x88a8 or ether proto 0x9100";
    assertEquals(
        "(udp and (port 4950 or port 4951)) or (ip proto 17 and ip[6:2] & 0x3fff != 0)"
            + " or (ip6 and ip6[6] == 44)"
            + tagged,
        CaptureFilter.of(ports));
    assertEquals("udp" + tagged, CaptureFilter.of(new TreeSet<>()));
  }
}

package picklescope.packaging;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The .deb on a computer without Java: a new Debian in a folder, into which apt installs it, and
 * from which apt removes it. Needs an administrator, debootstrap, Xvfb and xwininfo, and Debian's
 * servers.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(1800)
class InstalledIT {
  private static final Path DIST = Path.of("target", "dist");
  private static final Path ROOT = Path.of("target", "debian").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void aComputerWithoutJavaShowsTheWindowReceivesAndRemovesIt() throws Exception {
    for (String program : List.of("debootstrap", "Xvfb", "xwininfo")) {
      assumeTrue(isInstalled(program), program + " is not installed");
    }
    assumeTrue(isAdministrator(), "only an administrator can install");
    if (!Files.exists(ROOT.resolve("etc/debian_version"))) {
      Commands.run(List.of("debootstrap", "--variant=minbase", "stable", ROOT.toString()));
    }
    install();
    int port = freePort();
    var settings = Files.createDirectories(ROOT.resolve("root/.config/picklescope"));
    Files.writeString(
        settings.resolve("settings.json"), "{\"ports\": [{\"number\": %d}]}".formatted(port));
    var server =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      String display = ":" + server.inputReader().readLine();
      var window = inside("DISPLAY=%s exec picklescope".formatted(display)).start();
      try {
        await("the window", () -> hasWindow(display));
        send(port, "over here");
        await("the message in the journal", () -> isRecorded("over here"));
      } finally {
        window.destroy();
        window.waitFor();
      }
    } finally {
      server.destroy();
    }
    remove();
  }

  private static void remove() throws Exception {
    run("apt-get remove -y -qq picklescope && ! find /usr -name '*picklescope*' | grep .");
  }

  private static void install() throws Exception {
    Path deb;
    try (Stream<Path> files = Files.list(DIST)) {
      deb = files.filter(file -> file.toString().endsWith(".deb")).findFirst().orElseThrow();
    }
    Files.write(ROOT.resolve("tmp/picklescope.deb"), Files.readAllBytes(deb));
    run(
        "! command -v java && dpkg --configure -a && apt-get update -qq &&"
            + " DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends"
            + " --reinstall /tmp/picklescope.deb");
  }

  private static void run(String script) throws Exception {
    var process = inside(script).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor() == 0, output);
  }

  /** A script in the new Debian, whose mounts end with it. */
  private static ProcessBuilder inside(String script) {
    var builder =
        new ProcessBuilder(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount --bind /proc \"$0/proc\" && exec chroot \"$0\" sh -c \"$1\"",
            ROOT.toString(),
            script);
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("HOME", "/root");
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    return builder;
  }

  private static boolean hasWindow(String display) throws Exception {
    var tree = new ProcessBuilder("xwininfo", "-display", display, "-root", "-tree").start();
    return new String(tree.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .contains("\"Picklescope\"");
  }

  private static void send(int port, String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
    try (var socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(payload, payload.length, InetAddress.getLoopbackAddress(), port));
    }
  }

  private static boolean isRecorded(String text) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("root/.local/state/picklescope/journals"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(PATIENCE).until(condition);
  }

  private static int freePort() throws IOException {
    try (var socket = new DatagramSocket()) {
      return socket.getLocalPort();
    }
  }

  private static boolean isAdministrator() throws Exception {
    return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
  }

  private static boolean isInstalled(String program) {
    return Stream.of("/usr/sbin", "/usr/bin").anyMatch(bin -> Files.exists(Path.of(bin, program)));
  }
}

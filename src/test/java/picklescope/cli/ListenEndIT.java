package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picklescope.Await;
import picklescope.Python;
import picklescope.net.FreePorts;
import picklescope.net.Network;
import picklescope.python.Call;

/** What ends {@code listen}, and how; {@link SignalIT} has what is left on disk then. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class ListenEndIT {
  @Test
  void aMessageIsPrintedAtOnceAndCtrlCEndsCleanly() throws Exception {
    int port = FreePorts.next();
    var command = Stream.of(Launched.LAUNCHER.toString(), "listen", "-p", "" + port);
    try (var listen = Launched.start(Map.of(), Launched.interruptible(command))) {
      listen.nextErr();
      Launched.run("send", "localhost:" + port, "--raw", "first\\x21").succeeded();
      String line = listen.nextOut();
      assertTrue(line.contains("b'first!'"), line);

      Launched.interrupt(listen.process());

      var ended = listen.ended().succeeded();
      assertEquals(List.of(), ended.err());
    }
  }

  /** What it has received does not fit through a slow pipe before somebody loses patience. */
  @Test
  void anotherCtrlCEndsItWithoutTheRest() throws Exception {
    int port = FreePorts.next();
    String slowly = "import sys, time\nwhile sys.stdin.buffer.read(8192): time.sleep(0.05)";
    String script =
        "'%s' listen -p %d | '%s' -c '%s'"
            .formatted(Launched.LAUNCHER, port, Python.script("").getFirst(), slowly);
    var command = Launched.interruptible(Stream.of("sh", "-c", script));
    try (var shell = Launched.start(Map.of(), command)) {
      shell.nextErr();
      try (var network = Network.to("127.0.0.1", port)) {
        for (int i = 0; i < 4_000; i++) {
          network.sendRaw(new byte[1_000]);
        }
      }
      long java = java(shell.process());
      interrupt(java);
      String left = shell.nextErr();
      assertTrue(left.endsWith("messages are left; Ctrl+C again ends without them"), left);
      interrupt(java);
      var ended = shell.ended().succeeded();
      String missing = ended.err().getFirst();
      assertTrue(
          missing.endsWith("messages were not listed, because it was ended without them"), missing);
    }
  }

  /** It ends when its reader does nothing, and does not keep it to itself. */
  @Tag("slow")
  @Test
  void streamsThatNobodyReadsAreReported() throws Exception {
    int port = FreePorts.next();
    String script =
        "'%s' streams -p %d --by 'data[0]' --format json | sleep 20"
            .formatted(Launched.LAUNCHER, port);
    var command = Launched.interruptible(Stream.of("sh", "-c", script));
    try (var shell = Launched.start(Map.of(), command)) {
      shell.nextErr();
      try (var network = Network.to("127.0.0.1", port)) {
        for (int i = 0; i < 2_000; i++) {
          network.send(Call.of(i));
        }
      }
      interrupt(java(shell.process()));
      String reported = shell.nextErr();
      while (reported.contains("left; Ctrl+C")) {
        reported = shell.nextErr();
      }
      assertTrue(reported.startsWith("Not all streams are printed"), reported);
    }
  }

  private static long java(Process shell) {
    return shell
        .descendants()
        .filter(one -> one.info().command().orElse("").endsWith("java"))
        .findFirst()
        .orElseThrow()
        .pid();
  }

  private static void interrupt(long program) throws Exception {
    new ProcessBuilder("kill", "-INT", "" + program).start().waitFor();
  }

  @Tag("slow")
  @Test
  void durationEndsIt() throws Exception {
    int port = FreePorts.next();
    var ended = Launched.run("listen", "-p", "" + port, "--duration", "0.2").succeeded();
    assertEquals(List.of("listening on " + port), ended.err());
    assertEquals(List.of(), ended.out());
  }

  @Test
  void whenTheReaderHasGoneItEndsQuietly() throws Exception {
    int port = FreePorts.next();
    String command = "'%s' listen -p %d | head -n 1".formatted(Launched.LAUNCHER, port);
    try (var piped = Launched.start(Map.of(), Stream.of("sh", "-c", command))) {
      piped.nextErr();
      try (var sender = new DatagramSocket()) {
        var again = new DatagramPacket(new byte[5], 5, InetAddress.getLoopbackAddress(), port);
        Await.until(
            "the program ends",
            () -> {
              sender.send(again);
              return !piped.process().isAlive();
            });
      }
      var ended = piped.ended().succeeded();
      assertEquals(1, ended.out().size());
      assertEquals(List.of(), ended.err());
    }
  }

  /** It is pcapng from the first byte on: Wireshark's reader needs no end. */
  @Tag("slow")
  @Test
  void tsharkReadsWhatIsWrittenIntoAPipe() throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "tshark"))),
        "skipped: tshark is not installed");
    int port = FreePorts.next();
    String command =
        "'%s' listen -p %d -c 2 -w - | tshark -n -l -r - -T fields -e ip.src -e udp.dstport -e udp.payload"
            .formatted(Launched.LAUNCHER, port);
    try (var piped = Launched.start(Map.of(), Stream.of("sh", "-c", command))) {
      String output = piped.nextErr();
      while (!output.equals("listening on " + port)) {
        output = piped.nextErr(); // tshark warns of being run by an administrator
      }
      Launched.run("send", "127.0.0.1:" + port, "--raw", "one").succeeded();
      Launched.run("send", "127.0.0.1:" + port, "--raw", "two").succeeded();
      assertEquals(
          List.of("127.0.0.1\t" + port + "\t6f6e65", "127.0.0.1\t" + port + "\t74776f"),
          piped.ended().succeeded().out());
    }
  }

  @Tag("slow")
  @Test
  void aUsageErrorEndsWithTwo() throws Exception {
    var ended = Launched.run("listen", "-p", "0");
    assertEquals(ExitCodes.USAGE, ended.code(), ended::toString);
    assertEquals("See: picklescope listen --help", ended.err().getLast(), ended::toString);
  }
}

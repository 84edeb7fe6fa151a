package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/** Replays of a capture with 142 s between its messages. */
@Timeout(60)
class ReplayCommandTest {
  private static final long START = 1_790_000_000_000_000_000L;
  private static final long GAP = 142_000_000_000L;

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void capture() throws Exception {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var bytes = new ByteArrayOutputStream();
    try (var writer = new PcapngWriter(bytes, "")) {
      for (int i = 0; i < 3; i++) {
        byte[] payload = {(byte) i};
        writer.write(new Datagram(i + 1, START + i * GAP, Direction.IN, here, here, payload));
      }
    }
    file = Files.write(folder.resolve("gaps.pcapng"), bytes.toByteArray());
  }

  private static int run(OutputStream err, String... arguments) {
    var streams = Streams.of(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err);
    return new CommandLineMain(streams).run(arguments);
  }

  @Test
  void aRangeIsReplayed() throws Exception {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var err = new ByteArrayOutputStream();
      String to = "127.0.0.1:" + socket.getLocalPort();
      int code = run(err, "replay", "" + file, to, "--begin", "100", "--end", "200");
      assertEquals(0, code, err::toString);
      assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("sent 1 of 1 message "));
      var packet = new DatagramPacket(new byte[9], 9);
      socket.receive(packet);
      assertEquals(1, packet.getData()[0]);
      assertEquals(
          ExitCodes.USAGE, run(err, "replay", "" + file, to, "--begin", "9", "--end", "5"));
    }
  }

  /** Nothing was due then. */
  @Test
  void withoutTimingNothingIsLate() throws Exception {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var err = new ByteArrayOutputStream();
      String to = "127.0.0.1:" + socket.getLocalPort();
      assertEquals(0, run(err, "replay", "" + file, to, "--speed", "max"), err::toString);
      String told = err.toString(StandardCharsets.UTF_8).strip();
      assertTrue(told.matches("sent 3 of 3 messages in [0-9.]+ s"), told);
    }
  }

  @Test
  void aRangeOfAnEmptyCaptureIsEmpty() throws Exception {
    var bytes = new ByteArrayOutputStream();
    new PcapngWriter(bytes, "").close();
    var empty = Files.write(folder.resolve("empty.pcapng"), bytes.toByteArray());
    var err = new ByteArrayOutputStream();
    int code = run(err, "replay", "" + empty, "127.0.0.1:4950", "--begin", "1");
    assertEquals(0, code, err::toString);
    assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("sent 0 of 0 messages"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // it does not let a file be truncated that is mapped to memory
  void whatIsMissingBecauseTheFileWasTruncatedIsReported() throws Exception {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var path = folder.resolve("long.pcapng");
    try (var writer = new PcapngWriter(Files.newOutputStream(path), "")) {
      for (int i = 0; i < 100; i++) {
        long time = START + i * 20_000_000L;
        writer.write(new Datagram(i + 1, time, Direction.IN, here, here, new byte[10_000]));
      }
    }
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var err = new ByteArrayOutputStream();
      var code = new CompletableFuture<Integer>();
      String to = "127.0.0.1:" + socket.getLocalPort();
      Thread.ofPlatform().daemon().start(() -> code.complete(run(err, "replay", "" + path, to)));
      socket.receive(new DatagramPacket(new byte[9], 9));
      try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(4_096);
      }
      assertEquals(ExitCodes.FAILED, code.get(), err::toString);
      String report = err.toString(StandardCharsets.UTF_8);
      assertTrue(report.contains(" not sent, because the file was changed"), report);
    }
  }

  @Test
  void gapsAreSkippedIfRequested() throws Exception {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var err = new ByteArrayOutputStream();
      String to = "127.0.0.1:" + socket.getLocalPort();
      assertEquals(0, run(err, "replay", file.toString(), to, "--skip-gaps", "5"));
      assertTrue(err.toString(StandardCharsets.UTF_8).startsWith("sent 3 of 3 messages"));
      for (int i = 0; i < 3; i++) {
        var packet = new DatagramPacket(new byte[9], 9);
        socket.receive(packet);
        assertEquals(i, packet.getData()[0]);
      }
    }
  }

  @Test
  void aWaitThatCannotBeIsRefused() {
    for (String seconds : List.of("0", "-1", "NaN")) {
      var err = new ByteArrayOutputStream();
      String name = file.toString();
      assertEquals(
          ExitCodes.USAGE, run(err, "replay", name, "127.0.0.1:9", "--skip-gaps", seconds));
    }
  }
}

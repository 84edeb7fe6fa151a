package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.net.FreePorts;
import picklescope.send.PythonReceiver;

/** Replays as processes. */
@Timeout(120)
class ReplayIT {
  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aCaptureIsRecordedAndReplayed() throws Exception {
    var capture = folder.resolve("lab.pcapng");
    int port = FreePorts.next();
    try (var listening =
        Launched.picklescope("listen", "-p", "" + port, "-w", capture.toString(), "-c", "4")) {
      assertEquals("listening on " + port, listening.nextErr());
      Launched.run("send", "127.0.0.1:" + port, "send(n)", "--count", "4", "--rate", "20")
          .succeeded();
      assertEquals(0, listening.ended().code());
    }
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED)) {
      var ended =
          Launched.run(
                  "replay",
                  capture.toString(),
                  "127.0.0.1:" + python.port(),
                  "--speed",
                  "2",
                  "--filter",
                  "data[0] != 1")
              .succeeded();
      assertEquals(List.of("((0,), {})", "((2,), {})", "((3,), {})"), python.next(3));
      assertTrue(ended.err().getLast().startsWith("sent 3 of 4 messages"), ended::toString);
    }
    var command =
        Stream.of(
            Launched.LAUNCHER.toString(), "replay", capture.toString(), "--loop", "127.0.0.1:");
    try (var python = PythonReceiver.printing(PythonReceiver.UNPICKLED);
        var looping =
            Launched.start(
                Map.of(),
                Launched.interruptible(
                    command.map(it -> it.endsWith(":") ? it + python.port() : it)))) {
      assertEquals(
          List.of("((3,), {})", "((0,), {})"), python.next(5).subList(3, 5), "it begins again");
      Launched.interrupt(looping.process());
      assertTrue(looping.ended().succeeded().err().getLast().startsWith("sent "));
    }
  }

  @Tag("slow")
  @Test
  void aLongWaitIsReported() throws Exception {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4950);
    var bytes = new ByteArrayOutputStream();
    try (var writer = new PcapngWriter(bytes, "")) {
      for (int i = 0; i < 2; i++) {
        long time = 1_790_000_000_000_000_000L + i * 142_000_000_000L;
        writer.write(new Datagram(i + 1, time, Direction.IN, here, here, new byte[1]));
      }
    }
    var file = Files.write(folder.resolve("gap.pcapng"), bytes.toByteArray());
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        var replay =
            Launched.picklescope("replay", file.toString(), "127.0.0.1:" + socket.getLocalPort())) {
      String line = replay.nextErr();
      String expected = "message 2 of 2 is due in 1[0-4]\\d s; --skip-gaps goes on at once";
      assertTrue(line.matches(expected), line);
    }
  }
}

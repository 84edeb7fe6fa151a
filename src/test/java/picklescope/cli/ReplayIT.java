package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.PcapngWriter;
import picklescope.event.Datagram;
import picklescope.event.Direction;

/** A replay as a process, which would wait for a long time. */
@Timeout(120)
class ReplayIT {
  @Test
  void aLongWaitIsReported(@TempDir Path folder) throws Exception {
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

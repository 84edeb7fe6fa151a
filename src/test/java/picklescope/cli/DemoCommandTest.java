package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.demo.DemoLab;

/** {@code picklescope demo} in this process. */
@Timeout(60)
class DemoCommandTest {
  private static Launched.Ended run(String... arguments) {
    var err = new ByteArrayOutputStream();
    var streams = Streams.of(InputStream.nullInputStream(), new ByteArrayOutputStream(), err);
    int code = new CommandLineMain(streams).run(arguments);
    return new Launched.Ended(
        code, List.of(), err.toString(StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void sendsTheLabOfItsSeedForItsTimeAndTellsHowToListen() throws Exception {
    try (var socket = new DatagramSocket()) {
      int port = socket.getLocalPort();
      var ended = run("demo", "-p", "" + port, "--duration", "0.1", "--seed", "7");
      assertEquals(ExitCodes.OK, ended.code(), ended::toString);
      var lab = new DemoLab(7);
      var first = lab.next();
      int count = 0;
      for (var next = first; next.atNanos() < 100_000_000; next = lab.next()) {
        count++;
      }
      assertEquals("sent %d messages".formatted(count), ended.err().getLast());
      var packet = new DatagramPacket(new byte[2000], 2000);
      socket.receive(packet);
      assertArrayEquals(first.payload(), Arrays.copyOf(packet.getData(), packet.getLength()));
      assertTrue(packet.getAddress().isLoopbackAddress());
      assertTrue(
          ended.err().stream().anyMatch(line -> line.contains("picklescope listen -p " + port)),
          ended::toString);
    }
  }

  @Test
  void refusesNoTimeAndNoPort() {
    assertEquals(ExitCodes.USAGE, run("demo", "--duration", "0").code());
    assertEquals(ExitCodes.USAGE, run("demo", "-p", "70000").code());
  }
}

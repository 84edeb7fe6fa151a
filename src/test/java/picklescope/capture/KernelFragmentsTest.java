package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.TwoHosts;
import picklescope.event.Datagram;

/** Fragments that Linux makes of Python's messages, followed by dumpcap and by tcpdump. */
@Timeout(120)
class KernelFragmentsTest {
  /** Bytes of the messages; the longest one takes 45 packets of 1,500 bytes. */
  private static final List<Integer> SIZES = List.of(0, 1, 1_472, 1_473, 9_000, 65_507);

  private static final String SEND =
      """
      import socket
      for family, host in (socket.AF_INET, '10.77.0.1'), (socket.AF_INET6, 'fd77::1'):
          sender = socket.socket(family, socket.SOCK_DGRAM)
          for size in %s:
              sender.sendto(bytes((size + i) %% 251 for i in range(size)), (host, 4950))
      """;

  @TempDir Path folder;
  private TwoHosts hosts;

  @BeforeEach
  void connect() throws Exception {
    Tshark.assumeInstalled("dumpcap");
    Tshark.assumeInstalled("tcpdump");
    hosts = TwoHosts.connect();
  }

  @AfterEach
  void disconnect() throws Exception {
    if (hosts != null) {
      hosts.disconnect();
    }
  }

  @Test
  void theyAreTheMessagesThatWereSent() throws Exception {
    try (var dumpcap = new Followed("File:", "dumpcap", "-i", "eth0", "-w", "-");
        var tcpdump = new Followed("listening", "tcpdump", "-i", "eth0", "-U", "-w", "-")) {
      hosts.pythonAtB(SEND.formatted(SIZES));
      dumpcap.check("eth0");
      tcpdump.check("");
    }
  }

  /** A capture program at {@code a} whose output is read while it runs. */
  private final class Followed implements AutoCloseable {
    private final Process process;
    private final List<Datagram> datagrams = new CopyOnWriteArrayList<>();
    private final CompletableFuture<CaptureSummary> summary;

    /** Waits until the program reports that it captures. */
    Followed(String ready, String... command) throws IOException {
      var report = folder.resolve(command[0]);
      process = hosts.atA(new ProcessBuilder(command)).redirectError(report.toFile()).start();
      summary =
          CompletableFuture.supplyAsync(() -> {
            try {
              return new CaptureStream(process.getInputStream())
                  .read((datagram, _) -> datagrams.add(datagram));
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
      Await.until(command[0] + " captures", () -> Files.readString(report).contains(ready));
    }

    void check(String source) throws Exception {
      Await.until("all have come", () -> datagrams.size() >= 2 * SIZES.size());
      process.toHandle().destroy(); // Process.destroy closes the stream too
      var packets = summary.get(30, TimeUnit.SECONDS).packets();
      assertEquals(2 * SIZES.size(), packets.get(PacketKind.UDP).intValue());
      assertTrue(!packets.containsKey(PacketKind.FRAGMENT), packets.toString());
      for (int i = 0; i < datagrams.size(); i++) {
        int size = SIZES.get(i % SIZES.size());
        byte[] expected = new byte[size];
        for (int at = 0; at < size; at++) {
          expected[at] = (byte) ((size + at) % 251);
        }
        var datagram = datagrams.get(i);
        assertArrayEquals(expected, datagram.payload());
        assertEquals(4950, datagram.port());
        assertEquals(i < SIZES.size() ? "10.77.0.2" : "fd77:0:0:0:0:0:0:2", datagram.address());
        assertEquals(source, datagram.source());
      }
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}

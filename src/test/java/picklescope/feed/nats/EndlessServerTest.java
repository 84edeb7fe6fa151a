package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.feed.LabAddress;

/** A server that says that it has a billion streams, and names a thousand of them each time. */
@Timeout(60)
class EndlessServerTest {
  private static final int PAGE = 1_000;

  private static void serve(ServerSocket server) {
    try (Socket socket = server.accept()) {
      send(
          socket,
          "INFO {\"server_id\":\"x\",\"version\":\"2.10.0\",\"headers\":true,\"jetstream\":true}\r\n");
      var in = new BufferedInputStream(socket.getInputStream());
      int pages = 0;
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String[] words = line.split(" ");
        if (words[0].equals("PING")) {
          send(socket, "PONG\r\n");
        } else if (words[0].equals("PUB")) {
          in.skipNBytes(Integer.parseInt(words[words.length - 1]) + 2);
          String page = page(pages++);
          send(socket, "MSG %s 1 %d\r\n%s\r\n".formatted(words[2], page.length(), page));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page(int number) {
    String names =
        IntStream.range(0, PAGE)
            .mapToObj(i -> "\"PS_CAP_h%d-%d\"".formatted(number, i))
            .collect(Collectors.joining(","));
    return "{\"total\":1000000000,\"offset\":%d,\"limit\":1024,\"streams\":[%s]}"
        .formatted(number * PAGE, names);
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns a line without its end; empty at the end of the stream. */
  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Test
  void noMoreStreamsAreReadThanAServerMayHave() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var serving = Thread.ofPlatform().daemon().start(() -> serve(server));
      try (var broker =
          NatsBroker.connect(LabAddress.of("nats://127.0.0.1:" + server.getLocalPort()))) {
        int hosts = broker.hosts().size();
        assertTrue(hosts >= StreamNames.MOST && hosts < StreamNames.MOST + PAGE, "" + hosts);
      }
      serving.join();
    }
  }
}

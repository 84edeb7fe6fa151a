package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picklescope.feed.FeedException;
import picklescope.feed.LabAddress;

/** Servers that answer the question for their streams without end, or what is no answer. */
@Timeout(60)
class EndlessServerTest {
  private static final int PAGE = 1_000;

  private static void serve(ServerSocket server, IntFunction<String> pages) {
    try (Socket socket = server.accept()) {
      send(
          socket,
          "INFO {\"server_id\":\"x\",\"version\":\"2.10.0\",\"headers\":true,\"jetstream\":true}\r\n");
      var in = new BufferedInputStream(socket.getInputStream());
      int asked = 0;
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String[] words = line.split(" ");
        if (words[0].equals("PING")) {
          send(socket, "PONG\r\n");
        } else if (words[0].equals("PUB")) {
          in.skipNBytes(Integer.parseInt(words[words.length - 1]) + 2);
          String page = pages.apply(asked++);
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
      var serving =
          Thread.ofPlatform().daemon().start(() -> serve(server, EndlessServerTest::page));
      try (var broker =
          NatsBroker.connect(LabAddress.of("nats://127.0.0.1:" + server.getLocalPort()))) {
        int hosts = broker.hosts().size();
        assertTrue(hosts >= StreamNames.MOST && hosts < StreamNames.MOST + PAGE, "" + hosts);
      }
      serving.join();
    }
  }

  @ParameterizedTest
  @MethodSource
  void answersThatNoServerSendsAreRefused(String answer) throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var serving = Thread.ofPlatform().daemon().start(() -> serve(server, _ -> answer));
      try (var broker =
          NatsBroker.connect(LabAddress.of("nats://127.0.0.1:" + server.getLocalPort()))) {
        assertThrows(FeedException.class, broker::hosts);
      }
      serving.join();
    }
  }

  static List<Named<String>> answersThatNoServerSendsAreRefused() {
    return List.of(
        Named.of("deep", "{\"streams\":" + "[".repeat(200_000)),
        Named.of("long", "{\"streams\":[" + "\"PS_CAP_A\",".repeat(500_000) + "\"\"]}"));
  }
}

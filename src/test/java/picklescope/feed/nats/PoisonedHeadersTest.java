package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.nats.client.Nats;
import io.nats.client.support.IncomingHeadersProcessor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picklescope.capture.Journal;
import picklescope.capture.Samples;
import picklescope.feed.BlockReading;
import picklescope.feed.FeedStart;
import picklescope.feed.HostName;

/** Headers that are none: a server passes on what anybody publishes. */
@Timeout(60)
class PoisonedHeadersTest {
  private static final HostName HOST = new HostName("lab");

  /** As a byte for each character. */
  private static final List<String> HEADERS =
      List.of(
          "NATS/1.0\r\nPs-First: \u00ff\u00fe\r\nPs-Count: 1\r\n\r\n",
          "NATS/1.0\r\nno colon\r\n\r\n",
          "NATS/1.0\r\nPs-First: 1\r\n",
          "NATS/9.9\r\nPs-First: 1\r\n\r\n",
          "NATS/1.0\r\n\u0001: 1\r\n\r\n",
          "NATS/1.0 409 Consumer Deleted\r\n\r\n",
          "NATS/1.0 404 Not Found\r\nPs-First: 1\r\n\r\n",
          "NATS/1.0 503\r\n\r\n",
          "NATS",
          "\n",
          "");

  @TempDir private Path folder;

  /** Gives its bytes in pieces. */
  private static final class Pieces extends InputStream {
    private final InputStream in;
    private final int size;

    Pieces(String bytes, int size) {
      in = new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1));
      this.size = size;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      return in.read(to, offset, Math.min(length, size));
    }
  }

  private static String guarded(String sent, int size) throws IOException {
    var guard = new HeaderGuard(new Pieces(sent, size));
    var all = new ByteArrayOutputStream();
    byte[] piece = new byte[size];
    for (int read = 0; read >= 0; read = guard.read(piece, 0, size)) {
      all.write(piece, 0, read);
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  private static String message(String reply, String headers, String content) {
    return "HMSG a.b 7 %s%d %d\r\n%s%s\r\n"
        .formatted(reply, headers.length(), headers.length() + content.length(), headers, content);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100_000})
  void whatIsReadableStaysAsItIs(int size) throws IOException {
    String sent =
        "INFO {\"a\":1}\r\nPING\r\nMSG a 1 5\r\nHMSG \r\n+OK\r\nmsg a 1 b 0\r\n\r\n"
            + message("", "NATS/1.0\r\nPs-First: 1\r\n\r\n", "HMSG a 1 2 3\r\n")
            + message("_INBOX.r ", "NATS/1.0 404 No Messages\r\nNats-Pending: 1\r\n\r\n", "")
            + message("", "NATS/1.0 100 Idle Heartbeat\r\n\r\n", "x".repeat(5_000))
            + message("$JS.ACK.a.b ", "NATS/1.0\r\nPs-First: 1\r\n\r\n", "\u00ff\u0000")
            + "-ERR 'x'\r\n";
    assertEquals(sent, guarded(sent, size));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100_000})
  void whatIsNoHeaderIsReplaced(int size) throws IOException {
    String content = "HMSG x\r\n".repeat(20);
    String replaced = "NATS/1.0\r\nPs-Unreadable: 1\r\n\r\n";
    new IncomingHeadersProcessor(replaced.getBytes(StandardCharsets.US_ASCII));
    for (String headers : HEADERS) {
      assertEquals(
          message("$JS.ACK.x ", replaced, content) + "PING\r\n",
          guarded(message("$JS.ACK.x ", headers, content) + "PING\r\n", size),
          headers);
    }
    assertEquals(
        message("", replaced, ""),
        guarded(message("", "NATS/1.0 409 Gone\r\nnats-stream: s\r\n\r\n", ""), size));
  }

  @Test
  void aMessageThatIsLongerThanAnyServerAllowsIsRefused() throws IOException {
    for (String line :
        List.of(
            "MSG a 1 67108865",
            "MSG a 1 2147483647",
            "MSG a 1 4294967295",
            "MSG a 1 -1",
            "HMSG a 1 10 67108865",
            "HMSG a 1 12 11")) {
      assertThrows(IOException.class, () -> guarded(line + "\r\n", 100), line);
    }
    assertEquals("MSG a 1 67108864\r\nx", guarded("MSG a 1 67108864\r\nx", 100));
  }

  /** Publishes headers as no client would. */
  private static void publish(NatsServer server, String subject, List<String> all)
      throws IOException {
    var text = new StringBuilder("CONNECT {\"verbose\":false,\"headers\":true}\r\n");
    for (String headers : all) {
      text.append(
          "HPUB %s %d %d\r\n%s\r\n"
              .formatted(subject, headers.length(), headers.length(), headers));
    }
    text.append("PING\r\n");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().port())) {
      socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
      var in = socket.getInputStream();
      var answer = new StringBuilder();
      while (answer.indexOf("PONG\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new IOException(answer.toString());
        }
        answer.append((char) next);
      }
    }
  }

  @Test
  void aConnectionGoesOnBehindThem() throws Exception {
    var samples = Samples.small(20, 31);
    try (var server = NatsServer.start(folder);
        var journal = new Journal();
        var publisher = new MadeFeed(server, HOST).publish(journal, "one")) {
      samples.subList(0, 10).forEach(one -> Samples.append(journal, one));
      MadeFeed.awaitConfirmed(publisher, 10);
      publish(server, "ps.lab.cap.one", HEADERS);
      samples.subList(10, 20).forEach(one -> Samples.append(journal, one));
      MadeFeed.awaitConfirmed(publisher, 20);
      var reading = new BlockReading(true);
      try (var broker = NatsBroker.connect(server.address());
          var inlet = broker.inlet(HOST, new FeedStart.Oldest())) {
        while (reading.received() < 20) {
          inlet.next().ifPresent(reading::take);
        }
        assertEquals(HEADERS.size(), inlet.unreadable());
        assertEquals(List.of(HOST), broker.hosts());
      }
      assertEquals(0, reading.unexplained());
    }
  }

  @Test
  void whoPublishesThemWithoutAnEndStopsNoReading() throws Exception {
    try (var server = NatsServer.start(folder);
        var broker = NatsBroker.connect(server.address())) {
      broker.outlet(HOST);
      var ended = new AtomicBoolean();
      var publishing =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                while (!ended.get()) {
                  publishOne(server);
                }
              });
      try (var inlet = broker.inlet(HOST, new FeedStart.Oldest())) {
        while (inlet.unreadable() < 100) {
          assertEquals(Optional.empty(), inlet.next());
        }
      }
      ended.set(true);
      publishing.join();
    }
  }

  private static void publishOne(NatsServer server) {
    try {
      publish(server, "ps.lab.cap.one", List.of("NATS/1.0\r\nPs-First: 0\r\n\r\n"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theNewestMessageOfASubjectMayHaveThem() throws Exception {
    try (var server = NatsServer.start(folder);
        var broker = NatsBroker.connect(server.address())) {
      broker.outlet(HOST);
      for (String headers : HEADERS) {
        for (String kind : List.of("status", "meta", "cap.one")) {
          publish(server, "ps.lab." + kind, List.of(headers));
        }
        assertEquals(Optional.empty(), broker.status(HOST), headers);
        assertEquals(Optional.empty(), broker.description(HOST), headers);
        broker.outlet(HOST); // looks at the newest block
      }
      assertEquals(List.of(HOST), broker.hosts());
    }
  }

  @Test
  void theAnswerWhatTimeItIsMayHaveThem() throws Exception {
    try (var server = NatsServer.start(folder);
        var broker = NatsBroker.connect(server.address())) {
      var hostile = Nats.connect(server.url());
      for (String headers : HEADERS) {
        var questions = hostile.subscribe("ps.lab.ping");
        hostile.flush(Duration.ofSeconds(10));
        var answering =
            Thread.ofPlatform()
                .daemon()
                .start(() -> {
                  try {
                    var question = questions.nextMessage(Duration.ofSeconds(10));
                    publish(server, question.getReplyTo(), List.of(headers));
                  } catch (IOException | InterruptedException e) {
                    throw new AssertionError(e);
                  }
                });
        assertEquals(Map.of(), broker.clocks(Set.of(HOST)), headers);
        answering.join();
        questions.unsubscribe();
      }
      hostile.close();
      assertEquals(List.of(), broker.hosts());
    }
  }
}

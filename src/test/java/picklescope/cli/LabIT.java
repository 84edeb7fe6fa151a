package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.feed.nats.NatsServer;
import picklescope.net.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lab as processes: a computer publishes to a real nats-server, another one watches. */
@Timeout(180)
class LabIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir private Path folder;

  private static void send(int port, int from, int to) throws Exception {
    var sent =
        Launched.python(
                """
                import pickle, socket
                s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                for n in range(%d, %d):
                    s.sendto(pickle.dumps(((n,), {}), 4), ('127.0.0.1', %d))
                """
                    .formatted(from, to, port))
            .ended();
    assertEquals(0, sent.code(), sent::toString);
  }

  private static Launched publish(String server, int port, String name) throws Exception {
    var publish =
        Launched.start(
            Map.of(),
            Launched.interruptible(
                Stream.of(
                    Launched.LAUNCHER.toString(),
                    "publish",
                    server,
                    "-p",
                    "" + port,
                    "--name",
                    name,
                    "--no-names")));
    assertEquals("listening on " + port, publish.nextErr());
    return publish;
  }

  private static void assertNext(Launched watch, String host, int n) throws Exception {
    JsonNode message = JSON.readTree(watch.nextOut());
    assertEquals(host, message.get("host").asString(), message::toString);
    assertEquals(n, message.get("data").get(0).asInt(), message::toString);
  }

  /** It may report several times why it waits. */
  private static void awaitErr(Launched launched, String line) throws Exception {
    for (String next = launched.nextErr(); !next.equals(line); next = launched.nextErr()) {}
  }

  @Test
  void whatIsPublishedWhileTheServerIsAwayIsPrintedOnceItIsBack() throws Exception {
    int port = FreePorts.next();
    try (var server = NatsServer.start(folder);
        var publish = publish(server.url(), port, "LAB-3")) {
      assertEquals("publishing as LAB-3 to " + server.url(), publish.nextErr());
      send(port, 0, 3);
      try (var watch =
          Launched.picklescope(
              "watch", server.url(), "--from", "oldest", "--format", "json", "--no-names")) {
        for (int n = 0; n < 3; n++) {
          assertNext(watch, "LAB-3", n);
        }
        server.kill();
        assertTrue(publish.nextErr().contains("tried again each second"));
        send(port, 3, 6);
        server.start();
        for (int n = 3; n < 6; n++) {
          assertNext(watch, "LAB-3", n);
        }
        awaitErr(publish, "publishing as LAB-3 to " + server.url());
      }
      Launched.interrupt(publish.process());
      var ended = publish.ended();
      assertEquals(0, ended.code(), ended::toString);
      assertEquals("6 messages published", ended.err().getLast(), ended::toString);
    }
  }

  @Test
  void theSecondOfTheSameNameIsToldSo() throws Exception {
    try (var server = NatsServer.start(folder);
        var first = publish(server.url(), FreePorts.next(), "LAB-3")) {
      assertEquals("publishing as LAB-3 to " + server.url(), first.nextErr());
      try (var second = publish(server.url(), FreePorts.next(), "LAB-3")) {
        assertTrue(second.nextErr().contains("another name (--name)"));
        first.process().destroyForcibly();
        awaitErr(second, "publishing as LAB-3 to " + server.url());
      }
    }
  }
}

package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.FilesBelow;
import picklescope.TestFork;
import picklescope.feed.nats.NatsServer;
import picklescope.net.FreePorts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lab as processes: a computer publishes to a real nats-server, another one watches. */
@Timeout(180)
@DisabledOnOs(OS.WINDOWS)
class LabIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Of each run another one: a recording is kept for some minutes and published again. */
  private final String lab = "LAB-" + System.nanoTime();

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
        var publish = publish(server.url(), port, lab)) {
      assertEquals("publishing as " + lab + " to " + server.url(), publish.nextErr());
      send(port, 0, 3);
      try (var watch = watch(server)) {
        for (int n = 0; n < 3; n++) {
          assertNext(watch, lab, n);
        }
        server.kill();
        assertTrue(publish.nextErr().contains("tried again each second"));
        send(port, 3, 6);
        server.start();
        for (int n = 3; n < 6; n++) {
          assertNext(watch, lab, n);
        }
        awaitErr(publish, "publishing as " + lab + " to " + server.url());
      }
      Launched.interrupt(publish.process());
      var ended = publish.ended();
      assertEquals(0, ended.code(), ended::toString);
      assertEquals("6 messages published", ended.err().getLast(), ended::toString);
      var tables = folder.resolve("tables");
      var exported = Launched.run("export", server.url(), "-o", tables.toString()).succeeded();
      assertEquals("6 messages in 1 table, 0 losses, in " + tables, exported.out().getFirst());
    }
  }

  /** A publisher that is killed leaves its recording, which the next one publishes first. */
  @Test
  @Tag("slow")
  void whatAKilledPublisherHasLeftIsPublishedByTheNext() throws Exception {
    int port = FreePorts.next();
    String name = "KILLED-" + port;
    try (var server = NatsServer.start(folder)) {
      try (var publish = publish(server.url(), port, name)) {
        assertEquals("publishing as " + name + " to " + server.url(), publish.nextErr());
        send(port, 0, 3);
        try (var watch = watch(server)) {
          for (int n = 0; n < 3; n++) {
            assertNext(watch, name, n);
          }
        }
        server.kill();
        assertTrue(publish.nextErr().contains("tried again each second"));
        send(port, 3, 6);
        Await.until("it is on the disk", () -> isOnDisk(name, new byte[] {'K', 5, (byte) 0x85}));
        publish.process().destroyForcibly().waitFor();
      }
      server.start();
      try (var publish = publish(server.url(), port, name);
          var watch = watch(server)) {
        awaitErr(publish, "publishing as " + name + " to " + server.url());
        send(port, 6, 9);
        for (int n = 0; n < 9; n++) {
          assertNext(watch, name, n);
        }
      }
    }
  }

  /** What was recorded for one lab is not shown to another. */
  @Test
  @Tag("slow")
  void whatAKilledPublisherHasLeftIsNotPublishedToAnotherServer() throws Exception {
    int port = FreePorts.next();
    String name = "MOVED-" + port;
    String away = "nats://127.0.0.1:" + FreePorts.next();
    try (var publish = publish(away, port, name)) {
      send(port, 0, 3);
      Await.until("it is on the disk", () -> isOnDisk(name, new byte[] {'K', 2, (byte) 0x85}));
      publish.process().destroyForcibly().waitFor();
    }
    try (var server = NatsServer.start(folder);
        var publish = publish(server.url(), port, name);
        var watch = watch(server)) {
      assertTrue(publish.nextErr().contains(" is for " + away + ", and is not published to "));
      assertEquals("publishing as " + name + " to " + server.url(), publish.nextErr());
      send(port, 6, 9);
      for (int n = 6; n < 9; n++) {
        assertNext(watch, name, n);
      }
    }
  }

  /**
   * Server, publisher and reader are killed by turns, amid the messages: who reads at the end has
   * each of them once.
   */
  @Test
  @Tag("slow")
  void whateverIsKilledEachMessageIsThereOnce() throws Exception {
    int port = FreePorts.next();
    String name = "CHAOS-" + port;
    int sent = 0;
    try (var server = NatsServer.start(folder)) {
      for (int round = 0; round < 3; round++) {
        try (var publish = publish(server.url(), port, name);
            var reader = watch(server)) {
          awaitErr(publish, "publishing as " + name + " to " + server.url());
          send(port, sent, sent + 100);
          assertNext(reader, name, 0);
          reader.process().destroyForcibly().waitFor();
          server.kill();
          send(port, sent + 100, sent + 200);
          server.start();
          send(port, sent + 200, sent + 300);
          sent += 300;
          awaitOnDisk(name, sent - 1);
          publish.process().destroyForcibly().waitFor();
        }
      }
      try (var publish = publish(server.url(), port, name);
          var reader = watch(server)) {
        awaitErr(publish, "publishing as " + name + " to " + server.url());
        for (int n = 0; n < sent; n++) {
          assertNext(reader, name, n);
        }
      }
    }
  }

  private static void awaitOnDisk(String name, int n) {
    byte[] pickled = {'M', (byte) n, (byte) (n >> 8), (byte) 0x85};
    byte[] small = {'K', (byte) n, (byte) 0x85};
    Await.until("it is on the disk", () -> isOnDisk(name, n < 256 ? small : pickled));
  }

  /** Whether the recording that is published under a name has these bytes in its files. */
  private static boolean isOnDisk(String name, byte[] bytes) throws Exception {
    var sought = new String(bytes, StandardCharsets.ISO_8859_1);
    var journals = Path.of("target", "test-user-" + TestFork.number(), "picklescope", "journals");
    for (Path file : FilesBelow.of(journals)) {
      var segment = file.resolveSibling("000001.pcapng");
      if (file.endsWith("published")
          && Files.readString(file).startsWith(name + " ")
          && Files.exists(segment)
          && Files.readString(segment, StandardCharsets.ISO_8859_1).contains(sought)) {
        return true;
      }
    }
    return false;
  }

  private static Launched watch(NatsServer server) throws Exception {
    return Launched.picklescope(
        "watch", server.url(), "--from", "oldest", "--format", "json", "--no-names");
  }

  @Test
  @Tag("slow")
  void theSecondOfTheSameNameIsToldSo() throws Exception {
    try (var server = NatsServer.start(folder);
        var first = publish(server.url(), FreePorts.next(), lab)) {
      assertEquals("publishing as " + lab + " to " + server.url(), first.nextErr());
      try (var second = publish(server.url(), FreePorts.next(), lab)) {
        assertTrue(second.nextErr().contains("another name ('--name'"));
        first.process().destroyForcibly();
        awaitErr(second, "publishing as " + lab + " to " + server.url());
      }
    }
  }
}

package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picklescope.feed.nats.NatsServer;
import tools.jackson.databind.json.JsonMapper;

/** Three computers, as network namespaces of Linux, that publish to a server which is killed. */
@Tag("slow")
@Timeout(300)
@EnabledOnOs(OS.LINUX)
class LabHostsIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int HOSTS = 3;
  private static final int MESSAGES = 500;

  private final String names = "ps" + ProcessHandle.current().pid() % 100_000 + "-";

  @TempDir private Path folder;

  private static int shell(String script) throws Exception {
    var process = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      System.err.println(output);
    }
    return exit;
  }

  @BeforeEach
  void connect() throws Exception {
    for (int i = 1; i <= HOSTS; i++) {
      int exit =
          shell(
              """
              ip netns add %1$s && ip link add %1$s type veth peer name eth0 netns %1$s || exit 77
              ip addr add 10.98.%2$d.1/24 dev %1$s && ip link set %1$s up || exit 77
              ip -n %1$s addr add 10.98.%2$d.2/24 dev eth0 && ip -n %1$s link set eth0 up || exit 77
              ip -n %1$s link set lo up
              """
                  .formatted(names + i, i));
      assumeTrue(exit == 0, "this user may not make network namespaces");
    }
  }

  @AfterEach
  void disconnect() throws Exception {
    for (int i = 1; i <= HOSTS; i++) {
      shell("ip link del %1$s; ip netns del %1$s; exit 0".formatted(names + i));
    }
  }

  private Launched at(int host, Stream<String> command) throws Exception {
    return Launched.start(
        Map.of(), Stream.concat(Stream.of("ip", "netns", "exec", names + host), command));
  }

  private Launched publish(int host, NatsServer server) throws Exception {
    String url = server.url().replace("127.0.0.1", "10.98.%d.1".formatted(host));
    var publish =
        at(
            host,
            Stream.of(
                Launched.LAUNCHER.toString(),
                "publish",
                url,
                "--name",
                names + host,
                "--no-names"));
    assertEquals("listening on 4950", publish.nextErr());
    assertEquals("publishing as %s to %s".formatted(names + host, url), publish.nextErr());
    return publish;
  }

  private Launched send(int host) throws Exception {
    String script =
        """
        import pickle, socket, time
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for n in range(%d):
            s.sendto(pickle.dumps(((n,), {}), 4), ('127.0.0.1', 4950))
            time.sleep(0.01)
        """
            .formatted(MESSAGES);
    return at(host, Stream.of("python3", "-c", script));
  }

  @Test
  void eachMessageOfEachIsPrintedOnceThoughTheServerIsKilled() throws Exception {
    var open = new ArrayList<Launched>();
    try (var server = NatsServer.startForAll(folder)) {
      for (int host = 1; host <= HOSTS; host++) {
        open.add(publish(host, server));
      }
      var watch =
          Launched.picklescope(
              "watch", server.url(), "--from", "oldest", "--format", "json", "--no-names");
      open.add(watch);
      var sending = new ArrayList<Launched>();
      for (int host = 1; host <= HOSTS; host++) {
        sending.add(send(host));
      }
      open.addAll(sending);
      var found = new HashMap<String, List<Integer>>();
      for (int count = 0; count < HOSTS * MESSAGES; count++) {
        if (count == HOSTS * 50 || count == HOSTS * 200) {
          server.kill();
          server.start();
        }
        var message = JSON.readTree(watch.nextOut());
        found
            .computeIfAbsent(message.get("host").asString(), _ -> new ArrayList<>())
            .add(message.get("data").get(0).asInt());
      }
      for (var one : sending) {
        assertEquals(0, one.ended().code());
      }
      var all = IntStream.range(0, MESSAGES).boxed().toList();
      assertEquals(Map.of(names + 1, all, names + 2, all, names + 3, all), found);
    } finally {
      open.forEach(Launched::close);
    }
  }
}

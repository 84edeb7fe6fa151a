package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
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
  private static final int HOSTS = LabHosts.COUNT;
  private static final int MESSAGES = 500;

  @TempDir private Path folder;

  private static Launched send(LabHosts hosts, int host) throws Exception {
    String script =
        """
        import pickle, socket, time
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for n in range(%d):
            s.sendto(pickle.dumps(((n,), {}), 4), ('127.0.0.1', 4950))
            time.sleep(0.01)
        """
            .formatted(MESSAGES);
    return hosts.python(host, script);
  }

  @Test
  void eachMessageOfEachIsPrintedOnceThoughTheServerIsKilled() throws Exception {
    var open = new ArrayList<Launched>();
    try (var hosts = LabHosts.connect(folder);
        var server = NatsServer.startForAll(folder)) {
      hosts.publish(server, open);
      var watch =
          Launched.picklescope(
              "watch", server.url(), "--from", "oldest", "--format", "json", "--no-names");
      open.add(watch);
      var sending = new ArrayList<Launched>();
      for (int host = 1; host <= HOSTS; host++) {
        sending.add(send(hosts, host));
      }
      open.addAll(sending);
      var found = new HashMap<String, List<Integer>>();
      for (int count = 0; count < HOSTS * MESSAGES; count++) {
        if (count == HOSTS * 50 || count == HOSTS * 200) {
          server.kill();
          server.start();
        }
        var message = JSON.readTree(watch.nextOut());
        assertTrue(message.has("data"), message::toString);
        found
            .computeIfAbsent(message.get("host").asString(), _ -> new ArrayList<>())
            .add(message.get("data").get(0).asInt());
      }
      for (var one : sending) {
        assertEquals(0, one.ended().code());
      }
      var all = IntStream.range(0, MESSAGES).boxed().toList();
      assertEquals(hosts.each(all), found);
    } finally {
      open.forEach(Launched::close);
    }
  }
}

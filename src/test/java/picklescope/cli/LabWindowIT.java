package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import picklescope.event.SourceNames;
import picklescope.feed.nats.NatsServer;
import picklescope.session.LabCounts;
import picklescope.session.Session;
import picklescope.ui.WindowHarness;

/** Three computers, as network namespaces of Linux, that publish, and a window that shows them. */
@Tag("slow")
@Timeout(300)
@EnabledOnOs(OS.LINUX)
@ExtendWith(ApplicationExtension.class)
class LabWindowIT {
  private static final int PART = 20;

  @TempDir private Path folder;
  private WindowHarness harness;

  @Start
  void start(Stage stage) {
    harness = new WindowHarness(stage, new Session());
  }

  @AfterEach
  void close() {
    harness.close();
  }

  /** Each computer sends 20 numbers, all from the same second on, which is returned. */
  private static Instant send(LabHosts hosts, int from) throws Exception {
    var begin = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 2);
    String script =
        """
        import pickle, socket, time
        time.sleep(max(0, %d - time.time()))
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        for n in range(%d, %d):
            s.sendto(pickle.dumps(((n,), {}), 4), ('127.0.0.1', 4950))
            time.sleep(0.05)
        """
            .formatted(begin.getEpochSecond(), from, from + PART);
    var sending = new ArrayList<Launched>();
    for (int host = 1; host <= LabHosts.COUNT; host++) {
      sending.add(hosts.python(host, script));
    }
    for (var one : sending) {
      one.ended().succeeded();
    }
    return begin;
  }

  /**
   * Sends to a program that stands still, until the system has dropped what it cannot keep.
   *
   * @return how many were sent
   */
  private static long overflow(LabHosts hosts, int host, Launched program) throws Exception {
    Signalled.send(program, "STOP");
    var sender =
        hosts.python(
            host,
            """
            import socket
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            def dropped():
                files = ['/proc/self/net/udp', '/proc/self/net/udp6']
                rows = [line.split() for file in files for line in open(file)]
                return sum(int(row[-1]) for row in rows if row[1].endswith(':1356'))
            sent = 0
            while dropped() == 0:
                for _ in range(100):
                    s.sendto(b'x' * 1000, ('127.0.0.1', 4950))
                sent += 100
            print(sent)
            """);
    long sent = Long.parseLong(sender.ended().succeeded().out().getFirst());
    Signalled.send(program, "CONT");
    return sent;
  }

  private void watch(NatsServer server, Instant from) {
    harness.command("lab");
    WindowHarness.await("the popup", () -> harness.isVisible("lab-server"));
    WindowHarness.fx(() -> {
      ((TextField) harness.find("lab-server")).setText(server.url());
      ((TextField) harness.find("lab-from")).setText(from.toString());
      ((Button) harness.find("lab-watch")).fire();
    });
    WindowHarness.await("it is connected", () -> !harness.isVisible("lab-server"));
  }

  /** The numbers that each computer has sent, from a row on, in their order. */
  private Map<String, List<Integer>> numbersFrom(long first) {
    var capture = harness.session.capture();
    var found = new TreeMap<String, List<Integer>>();
    for (long number = first; number <= capture.last(); number++) {
      var datagram = capture.get(number);
      byte[] payload = datagram.payload();
      if (payload[0] != 'x') {
        found
            .computeIfAbsent(SourceNames.host(datagram.source()), _ -> new ArrayList<>())
            .add((int) payload[12]);
      }
    }
    return found;
  }

  private void awaitNumbers(LabHosts hosts, long firstRow, int from, int to) {
    var all = IntStream.range(from, to).boxed().toList();
    WindowHarness.await(
        "the numbers from %d to %d".formatted(from, to),
        () -> numbersFrom(firstRow).equals(hosts.each(all)));
  }

  @Test
  void aWindowShowsAllOfThemNowAndFromAnEarlierTime() throws Exception {
    var open = new ArrayList<Launched>();
    var capture = harness.session.capture();
    try (var hosts = LabHosts.connect(folder);
        var server = NatsServer.startForAll(folder)) {
      hosts.publish(server, open);
      var begin = send(hosts, 0);
      var second = send(hosts, PART);

      watch(server, second);
      awaitNumbers(hosts, 1, PART, 2 * PART);
      send(hosts, 2 * PART);
      awaitNumbers(hosts, 1, PART, 3 * PART);
      WindowHarness.await(
          "rows with their computers",
          () -> shown() == capture.last() && hosts.names().containsAll(hostsInView()));

      long numbered = capture.last();
      long sent = overflow(hosts, 2, open.get(1));
      WindowHarness.await("the loss is known", () -> dropped(hosts.name(2)) > 0);
      WindowHarness.await(
          "nothing else is lost", () -> capture.last() == numbered + sent - dropped(hosts.name(2)));
      for (String name : hosts.names()) {
        WindowHarness.await(name, () -> harness.isVisible("host-details-" + name));
        WindowHarness.fx(() -> ((Button) harness.find("host-details-" + name)).fire());
        WindowHarness.await(
            "its port",
            () -> harness.label("host-counts-" + name).contains("port 4950: listening"));
        assertEquals(
            name.equals(hosts.name(2)),
            harness.label("host-counts-" + name).contains("dropped by its system"));
      }

      long before = capture.last();
      watch(server, begin);
      awaitNumbers(hosts, before + 1, 0, 3 * PART);
      var times = LongStream.rangeClosed(before + 1, capture.last()).map(capture::timeNanos);
      assertEquals(late(times.toArray()), reportedLate(), "merged by time, but for late ones");
      // What was sent to the program that stood still is read again too, and displaces the oldest.
      WindowHarness.await("a row of each", () -> shown() == capture.last() - capture.first() + 1);
    } finally {
      open.forEach(Launched::close);
    }
  }

  private long dropped(String host) {
    return harness.session.labs().watched().orElseThrow().counts().stream()
        .filter(one -> one.host().text().equals(host))
        .mapToLong(one -> one.losses().bySystem())
        .sum();
  }

  private long shown() {
    return harness.table().model().order().size();
  }

  private Set<String> hostsInView() {
    return harness.numbers().stream()
        .map(number -> harness.cell(number, "host"))
        .collect(Collectors.toSet());
  }

  /** How many are older than one before: on a computer that is busy, a host may be slow. */
  private static long late(long[] times) {
    long newest = Long.MIN_VALUE;
    long late = 0;
    for (long time : times) {
      late += time < newest ? 1 : 0;
      newest = Math.max(newest, time);
    }
    return late;
  }

  private long reportedLate() {
    return harness.session.labs().watched().orElseThrow().counts().stream()
        .mapToLong(LabCounts::late)
        .sum();
  }
}

package picklescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.impl.Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.capture.JournalLimits;
import picklescope.capture.Samples;
import picklescope.event.Datagram;
import picklescope.event.Direction;
import picklescope.event.Envelope;
import picklescope.feed.Broker;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.Publisher;
import picklescope.feed.nats.MadeFeed;
import picklescope.feed.nats.NatsBroker;
import picklescope.feed.nats.NatsServer;
import picklescope.python.Call;

/** {@code picklescope export} of what a real nats-server has, in this process. */
@Timeout(120)
class ExportLabTest {
  private static final long START = 1_790_000_000_000_000_000L;
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);
  private static final int COUNT = 2_000;

  @TempDir private Path folder;
  private Path out;

  @BeforeEach
  void name() {
    out = folder.resolve("tables").resolve("out");
  }

  private static Datagram datagram(int n) throws Exception {
    var remote = new InetSocketAddress("192.0.2.7", 50_000);
    var local = new InetSocketAddress("192.0.2.1", 4950);
    byte[] payload = Envelope.auto().encode(Call.of().with("n", n), 4);
    return new Datagram(n + 1, START + n * 1_000_000L, Direction.IN, remote, local, payload);
  }

  private void publish(NatsServer server, String name, HostLosses losses) throws Exception {
    publish(server, name, "one", 0, () -> losses);
  }

  /** Publishes a recording at whose end so many were dropped. */
  private void publish(
      NatsServer server, String name, String capture, int dropped, Publisher.Facts facts)
      throws Exception {
    var host = new HostName(name);
    try (var journal = new Journal(folder.resolve(name + capture), JournalLimits.standard());
        var broker = NatsBroker.connect(server.address());
        var publisher = new MadeFeed(server, host).publish(journal, capture, facts)) {
      for (int n = 0; n < COUNT; n++) {
        Samples.append(journal, datagram(n));
      }
      MadeFeed.awaitConfirmed(publisher, COUNT);
      Await.until("it has reported", () -> reported(broker, host));
      journal.dropped(4950, dropped);
    }
  }

  /** The report of the recording that has ended is gone once the next one reports. */
  @Test
  void whatWasDroppedAtTheEndOfAnEarlierRecordingIsNotForgotten() throws Exception {
    try (var server = NatsServer.start(folder)) {
      for (int recording = 1; recording <= 2; recording++) {
        int dropped = 10 * recording;
        var atEnd = new HostLosses(dropped, 0, 0, 0);
        publish(server, "LAB-3", "recording-" + recording, dropped, () -> atEnd);
      }
      csv(server);
      var losses = Files.readAllLines(out.resolve("losses.csv"));
      assertEquals(3, losses.size(), losses::toString);
      assertEquals(
          30, losses.stream().skip(1).mapToInt(line -> count(line)).sum(), losses::toString);
    }
  }

  private static int count(String line) {
    return Integer.parseInt(line.split(",")[4]);
  }

  private static boolean reported(Broker broker, HostName host) {
    try {
      return broker.status(host).map(status -> status.last() == COUNT).orElse(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Launched.Ended run(NatsServer server, String... options) {
    var printed = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var main = new CommandLineMain(Streams.of(new ByteArrayInputStream(new byte[0]), printed, err));
    var arguments =
        Stream.concat(
            Stream.of("export", server.url(), "-o", out.toString(), "--force"), Stream.of(options));
    int code = main.run(arguments.toArray(String[]::new));
    return new Launched.Ended(
        code,
        printed.toString(StandardCharsets.UTF_8).lines().toList(),
        err.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private List<String> csv(NatsServer server, String... options) throws IOException {
    var all =
        Stream.concat(
            Stream.of("--format", "csv", "--split", "none", "--columns", "host, capture, time, n"),
            Stream.of(options));
    run(server, all.toArray(String[]::new)).succeeded();
    return Files.readAllLines(out.resolve("messages.csv"));
  }

  @Test
  void whatAllHostsHavePublishedIsExportedAndNothingElseIsLeft() throws Exception {
    try (var server = NatsServer.start(folder)) {
      publish(server, "LAB-3", new HostLosses(5, 0, 7, 0));
      publish(server, "LAB-4", HostLosses.NONE);
      var hostile = Nats.connect(server.url());
      hostile.publish("ps.LAB-4.cap.one", new byte[] {1, 2, 3}); // the last one is no block
      hostile.flush(Duration.ofSeconds(10));
      hostile.close();

      var lines = csv(server);
      assertEquals(1 + 2 * COUNT, lines.size());
      String lab = "," + server.url() + ",";
      assertEquals("LAB-3" + lab + "2026-09-21T14:13:20.000000000Z,0", lines.get(1));
      assertEquals("LAB-4" + lab + "2026-09-21T14:13:20.000000000Z,0", lines.get(1 + COUNT));
      assertEquals("LAB-4" + lab + "2026-09-21T14:13:21.999000000Z,1999", lines.get(2 * COUNT));
      assertEquals(
          List.of(
              "LAB-3%s,,5,system,\"dropped by its system, which was too slow\"",
              "LAB-3%s,,7,publishing,overwritten in its recording before being published",
              "LAB-4%s,,1,blocks,\"damaged, or not what the publisher says\""),
          Files.readAllLines(out.resolve("losses.csv")).stream()
              .skip(1)
              .map(line -> line.replace(lab, "%s"))
              .toList());
      try (var left = Files.list(out.getParent())) {
        assertEquals(List.of(out), left.toList());
      }
    }
  }

  @Test
  void oneHostFromATimeOn() throws Exception {
    try (var server = NatsServer.start(folder)) {
      publish(server, "LAB-3", HostLosses.NONE);
      publish(server, "LAB-4", HostLosses.NONE);
      var lines = csv(server, "--host", "LAB-4", "--from", "2026-09-21T14:13:21.500Z");
      assertEquals(501, lines.size());
      assertTrue(lines.get(1).startsWith("LAB-4,") && lines.get(1).endsWith(",1500"), lines.get(1));
      var refused = run(server, "--host", "LAB-5");
      assertEquals(1, refused.code());
      assertEquals(
          "picklescope export: %s has nothing of LAB-5, only of: LAB-3, LAB-4."
              .formatted(server.url()),
          refused.err().getFirst());
    }
  }

  /** Answers the question what time it is at a host, by a clock that is an hour ahead. */
  private static Connection answering(NatsServer server, String host) throws Exception {
    var connection = Nats.connect(server.url());
    connection
        .createDispatcher(question -> {
          var time = Long.toString(ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now()) + HOUR);
          var headers = new Headers().put("Ps-Received", time).put("Ps-Answered", time);
          connection.publish(question.getReplyTo(), headers, new byte[0]);
        })
        .subscribe("ps." + host + ".ping");
    connection.flush(Duration.ofSeconds(10));
    return connection;
  }

  @Test
  void timesStayAndAreAlignedOnDemand() throws Exception {
    try (var server = NatsServer.start(folder)) {
      publish(server, "LAB-3", HostLosses.NONE);
      publish(server, "LAB-4", HostLosses.NONE);
      var ahead = answering(server, "LAB-3");
      var ended = run(server, "--align", "--format", "csv", "--split", "none").succeeded();
      ahead.close();
      assertTrue(
          ended.err().getFirst().startsWith("LAB-3: its clock is 3,600.0 s ahead of this computer"),
          ended::toString);
      assertTrue(ended.err().get(1).startsWith("LAB-4: its clock is not known"), ended::toString);
      var lines = Files.readAllLines(out.resolve("messages.csv"));
      assertTrue(
          lines.getFirst().startsWith("aligned,host,capture,number,time,"), lines.getFirst());
      var cells = lines.get(1).split(",");
      assertEquals("2026-09-21T14:13:20.000000000Z", cells[4]);
      var difference = Duration.between(Instant.parse(cells[0]), Instant.parse(cells[4]));
      assertTrue(difference.minusNanos(HOUR).abs().compareTo(Duration.ofSeconds(1)) < 0, cells[0]);
      assertEquals("", lines.get(1 + COUNT).split(",")[0], "that of LAB-4 is not known");
    }
  }
}

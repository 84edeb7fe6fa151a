package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.impl.Headers;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.capture.JournalLimits;
import picklescope.capture.Samples;
import picklescope.event.Datagram;
import picklescope.feed.BlockReading;
import picklescope.feed.Broker;
import picklescope.feed.FeedException;
import picklescope.feed.FeedStart;
import picklescope.feed.HostDescription;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.HostSource;
import picklescope.feed.LabAddress;
import picklescope.feed.Publisher;
import picklescope.feed.PublisherState;

/** Publishing to a real nats-server and reading from there. */
@Timeout(120)
class NatsFeedTest {
  private static final HostName HOST = new HostName("LAB-3.local");

  @TempDir private Path folder;

  private static void assertSame(List<Datagram> expected, List<Datagram> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      Samples.assertSame(expected.get(i), actual.get(i));
    }
  }

  private static Journal journal(Path folder) {
    return new Journal(folder, JournalLimits.standard());
  }

  @Test
  void whatIsRecordedIsReadInItsOrder() throws Exception {
    var samples = Samples.mixed(3_000, 22);
    try (var server = NatsServer.start(folder);
        var journal = journal(folder.resolve("journal"))) {
      samples.subList(0, 1_000).forEach(one -> Samples.append(journal, one));
      try (var publisher = new MadeFeed(server, HOST).publish(journal, "one")) {
        samples.subList(1_000, 3_000).forEach(one -> Samples.append(journal, one));
        MadeFeed.awaitConfirmed(publisher, 3_000);
        assertEquals(PublisherState.Phase.PUBLISHING, publisher.state().phase());
      }
      var reading = new BlockReading(true);
      assertSame(samples, new MadeFeed(server, HOST).read(reading, 3_000));
      assertEquals(0, reading.retired());
      assertEquals(0, reading.overwritten());
      assertEquals(0, reading.unreadable());
    }
  }

  @Test
  void whatAHostTellsAboutItselfIsKept() throws Exception {
    var address = InetAddress.ofLiteral("10.1.2.3");
    var source = new HostSource("port 4950", "failed: schön\nist\tanders", "skip 4");
    var facts =
        new Publisher.Facts() {
          @Override
          public HostLosses losses() {
            return new HostLosses(3, 2, 0, 1);
          }

          @Override
          public List<HostSource> sources() {
            return List.of(source);
          }
        };
    try (var server = NatsServer.start(folder);
        var journal = new Journal();
        var broker = NatsBroker.connect(server.address())) {
      assertEquals(Optional.empty(), broker.description(HOST));
      journal.name(address, "tracker");
      try (var _ = new MadeFeed(server, HOST).publish(journal, "one", facts)) {
        Await.until("it is described", () -> description(broker).isPresent());
      }
      var found = description(broker).orElseThrow();
      assertEquals("one", found.capture());
      assertEquals(List.of(source), found.sources());
      assertEquals(Map.of(address, "tracker"), found.names());
      assertEquals(new HostLosses(3, 2, 0, 1), broker.status(HOST).orElseThrow().losses());
    }
  }

  private static Optional<HostDescription> description(Broker broker) {
    try {
      return broker.description(HOST);
    } catch (FeedException e) {
      throw new AssertionError(e);
    }
  }

  /** Whoever may publish can describe anything; it is bounded and harmless. */
  @Test
  void aDescriptionThatLiesIsBounded() throws Exception {
    try (var server = NatsServer.start(folder);
        var journal = new Journal();
        var publisher = new MadeFeed(server, HOST).publish(journal, "one");
        var broker = NatsBroker.connect(server.address())) {
      Await.until("it is described", () -> description(broker).isPresent());
      var headers = new Headers().put("Ps-Capture", "two");
      for (int i = 0; i < 500; i++) {
        headers.add("Ps-Source", i % 2 == 0 ? "%1B%5B31m+x y z" : "a b c");
      }
      headers.add("Ps-Source", "%", "% % %", "a b");
      byte[] garbage = new byte[100_000];
      new Random(5).nextBytes(garbage);
      var hostile = Nats.connect(server.url());
      hostile.publish("ps.LAB-3=2Elocal.meta", headers, garbage);
      hostile.flush(Duration.ofSeconds(10));
      hostile.close();
      Await.until(
          "it is described otherwise",
          () -> description(broker).orElseThrow().capture().equals("two"));
      var found = description(broker).orElseThrow();
      assertEquals(100, found.sources().size());
      assertEquals("\u001b[31m x", found.sources().getFirst().name());
      assertEquals(Map.of(), found.names());
      assertEquals(PublisherState.Phase.PUBLISHING, publisher.state().phase());
    }
  }

  @Test
  void theClockOfThisComputerIsThatOfThisComputer() throws Exception {
    try (var server = NatsServer.start(folder);
        var journal = new Journal();
        var broker = NatsBroker.connect(server.address())) {
      assertEquals(Map.of(), broker.clocks(Set.of(HOST)));
      try (var publisher = new MadeFeed(server, HOST).publish(journal, "one")) {
        Samples.append(journal, Samples.small(1, 1).getFirst());
        MadeFeed.awaitConfirmed(publisher, 1);
        var clock = broker.clocks(Set.of(HOST)).get(HOST);
        // A millisecond more, because the system may correct the clock at any time.
        assertTrue(
            Math.abs(clock.nanos()) <= clock.uncertaintyNanos() + 1_000_000, clock::toString);
      }
    }
  }

  /** Else many that do not answer would keep the others from being read. */
  @Test
  void allClocksAreAskedAtOnce() throws Exception {
    var hosts = Set.of(new HostName("a"), new HostName("b"), new HostName("silent"));
    try (var server = NatsServer.start(folder);
        var broker = NatsBroker.connect(server.address())) {
      var questions = new ConcurrentLinkedQueue<Message>();
      var connection = Nats.connect(server.url());
      connection.subscribe("ps.silent.ping");
      var dispatcher =
          connection.createDispatcher(question -> {
            questions.add(question);
            if (questions.size() == 2) { // each is answered when both have been asked
              questions.forEach(one ->
                  connection.publish(one.getReplyTo(), BlockHeaders.times(1, 1), new byte[0]));
            }
          });
      dispatcher.subscribe("ps.a.ping").subscribe("ps.b.ping");
      connection.flush(Duration.ofSeconds(10));
      assertEquals(Set.of(new HostName("a"), new HostName("b")), broker.clocks(hosts).keySet());
      connection.close();
    }
  }

  /** What is on its way when a question to the server expires must not be lost. */
  @Test
  @Tag("slow")
  void allIsReadThoughTheNetworkIsSlow() throws Exception {
    int count = 25; // one each 100 ms, on the way for 300 ms: some whenever a second is over
    try (var server = NatsServer.start(folder);
        var journal = new Journal();
        var publisher = new MadeFeed(server, HOST).publish(journal, "one");
        var slow = new SlowNetwork(server.address().port(), Duration.ofMillis(300))) {
      Samples.append(journal, Samples.small(1, 1).getFirst());
      MadeFeed.awaitConfirmed(publisher, 1);
      var reading = new BlockReading(true);
      try (var broker = NatsBroker.connect(LabAddress.of("nats://127.0.0.1:" + slow.port()));
          var inlet = broker.inlet(HOST, new FeedStart.Oldest())) {
        var appending =
            Thread.ofPlatform()
                .daemon()
                .start(() -> {
                  for (var one : Samples.small(count - 1, 26)) {
                    Samples.append(journal, one);
                    LockSupport.parkNanos(100_000_000);
                  }
                });
        for (long read = 0; read < count; read = reading.received() + reading.retired()) {
          inlet.next().ifPresent(reading::take);
        }
        appending.join();
      }
      assertEquals(count, reading.received());
    }
  }

  /** As with a configuration that is older than the question. */
  @Test
  void whoMayNotAskForTheTimeReadsAllElse() throws Exception {
    String users =
        "authorization { users: [ { user: u, password: p, permissions { publish: { deny:"
            + " 'ps.*.ping' } } } ] }";
    try (var server = NatsServer.start(folder, users);
        var broker = NatsBroker.connect(server.address("u", "p"))) {
      assertEquals(Map.of(), broker.clocks(Set.of(HOST)));
      assertEquals(List.of(), broker.hosts());
    }
  }

  /** The times of the datagrams do not matter: no clock of a host has to be right. */
  @Test
  void readingBeginsWithWhatTheServerGotAtATime() throws Exception {
    long now = HostClock.nanos();
    long hour = TimeUnit.HOURS.toNanos(1);
    try (var server = NatsServer.start(folder);
        var journal = journal(folder.resolve("journal"));
        var broker = NatsBroker.connect(server.address());
        var publisher = new MadeFeed(server, HOST).publish(journal, "one")) {
      Samples.append(journal, Samples.small(1, 24).getFirst());
      MadeFeed.awaitConfirmed(publisher, 1);
      try (var before = broker.inlet(HOST, new FeedStart.Time(now - hour));
          var after = broker.inlet(HOST, new FeedStart.Time(now + hour))) {
        var first = before.next().orElseThrow();
        assertEquals(1, first.sequence());
        long ahead = first.aheadNanos().orElseThrow();
        assertTrue(Math.abs(ahead) < hour, "this computer is ahead of itself by " + ahead);
        Samples.append(journal, Samples.small(1, 25).getFirst());
        MadeFeed.awaitConfirmed(publisher, 2);
        assertEquals(2, after.next().orElseThrow().sequence());
      }
    }
  }

  /** Whoever may publish can send anything; it is counted, and what follows is read. */
  @Test
  void aPublisherThatLiesIsReported() throws Exception {
    var samples = Samples.small(100, 25);
    try (var server = NatsServer.start(folder);
        var journal = journal(folder.resolve("journal"));
        var publisher = new MadeFeed(server, HOST).publish(journal, "one")) {
      samples.subList(0, 50).forEach(one -> Samples.append(journal, one));
      MadeFeed.awaitConfirmed(publisher, 50);
      var hostile = Nats.connect(server.url());
      byte[] garbage = new byte[200_000];
      hostile.publish("ps.LAB-3=2Elocal.cap.one", garbage);
      hostile.publish("ps.LAB-3=2Elocal.cap.one", claims("51", "2000000000"), garbage);
      hostile.publish("ps.LAB-3=2Elocal.cap.one", claims("-1", "x"), new byte[0]);
      hostile.publish("ps.LAB-3=2Elocal.cap.two", claims("7", "1"), new byte[0]);
      hostile.flush(Duration.ofSeconds(10));
      hostile.close();
      samples.subList(50, 100).forEach(one -> Samples.append(journal, one));
      MadeFeed.awaitConfirmed(publisher, 100);
      var reading = new BlockReading(true);
      try (var broker = NatsBroker.connect(server.address());
          var inlet = broker.inlet(HOST, new FeedStart.Oldest())) {
        while (reading.received() < 100) {
          inlet.next().ifPresent(reading::take);
        }
        assertEquals(2, inlet.unreadable());
      }
      assertEquals(2, reading.unreadable());
    }
  }

  private static Headers claims(String first, String count) {
    return new Headers().put("Ps-First", first).put("Ps-Count", count);
  }

  @Test
  void aServerThatIsKilledAndComesBackHasEachDatagramOnce() throws Exception {
    var samples = Samples.small(20_000, 23);
    try (var server = NatsServer.start(folder);
        var journal = journal(folder.resolve("journal"));
        var publisher = new MadeFeed(server, HOST).publish(journal, "one")) {
      for (int part = 0; part < 2; part++) {
        long before = part * 10_000L;
        samples
            .subList(part * 10_000, (part + 1) * 10_000)
            .forEach(one -> Samples.append(journal, one));
        Await.soon("it is amid them", () -> publisher.state().confirmed() > before);
        server.kill();
        MadeFeed.awaitWaiting(publisher);
        server.start();
      }
      MadeFeed.awaitConfirmed(publisher, 20_000);
      var reading = new BlockReading(true);
      assertSame(samples, new MadeFeed(server, HOST).read(reading, 20_000));
      assertEquals(0, reading.retired());
    }
  }
}

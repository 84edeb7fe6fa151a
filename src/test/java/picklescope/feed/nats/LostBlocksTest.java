package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nats.client.Nats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.capture.Samples;
import picklescope.feed.BlockReading;
import picklescope.feed.FeedStart;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.Publisher;
import picklescope.feed.PublisherState;

/** A real nats-server that no longer has what it has confirmed. */
@Timeout(120)
class LostBlocksTest {
  private static final HostName HOST = new HostName("LAB-3");

  @TempDir private Path folder;

  private static Publisher publisher(Journal journal, NatsServer server, String capture) {
    return new Publisher(
        journal,
        new Publisher.Publication(
            () -> NatsBroker.connect(server.address()), HOST, capture, List::of),
        () -> HostLosses.NONE);
  }

  private static void append(Journal journal, int count) {
    Samples.small(count, 27).forEach(one -> Samples.append(journal, one));
  }

  private static void awaitConfirmed(Publisher publisher, long number) {
    Await.until("all is confirmed", () -> publisher.state().confirmed() == number);
  }

  private static void awaitNoticed(Publisher publisher) {
    Await.until("it notices", () -> publisher.state().phase() == PublisherState.Phase.WAITING);
  }

  /** Reads from the oldest on; returns the numbers. */
  private static List<Long> read(NatsServer server, BlockReading reading, int count)
      throws Exception {
    var found = new ArrayList<Long>();
    try (var broker = NatsBroker.connect(server.address());
        var inlet = broker.inlet(HOST, new FeedStart.Oldest())) {
      while (found.size() < count) {
        inlet
            .next()
            .ifPresent(block ->
                reading.take(block).datagrams().forEach(one -> found.add(one.datagram().number())));
      }
    }
    return found;
  }

  /** Its computer lost power before what it had confirmed was on its disk. */
  @Test
  void whatTheServerHasLostIsPublishedAgain() throws Exception {
    try (var server = NatsServer.start(folder);
        var earlier = new Journal();
        var journal = new Journal()) {
      append(earlier, 10);
      try (var publisher = publisher(earlier, server, "one")) {
        awaitConfirmed(publisher, 10);
      }
      server.remember();
      try (var publisher = publisher(journal, server, "two")) {
        append(journal, 90);
        awaitConfirmed(publisher, 90);
        server.forget();
        awaitNoticed(publisher);
        server.start();
        var expected =
            LongStream.concat(LongStream.rangeClosed(1, 10), LongStream.rangeClosed(1, 90));
        var reading = new BlockReading(true);
        assertEquals(expected.boxed().toList(), read(server, reading, 100));
        assertEquals(0, reading.unreadable());
      }
    }
  }

  /** What somebody deletes at the server on purpose stays deleted. */
  @Test
  void whatIsDeletedAtTheServerIsNotPublishedAgain() throws Exception {
    try (var server = NatsServer.start(folder);
        var journal = new Journal();
        var publisher = publisher(journal, server, "one")) {
      append(journal, 10);
      awaitConfirmed(publisher, 10);
      var admin = Nats.connect(server.url());
      admin.jetStreamManagement().purgeStream(Subjects.blockStream(HOST));
      admin.close();
      server.kill();
      awaitNoticed(publisher);
      server.start();
      append(journal, 1);
      awaitConfirmed(publisher, 11);
      var reading = new BlockReading(true);
      assertEquals(List.of(11L), read(server, reading, 1));
      assertEquals(10, reading.retired());
    }
  }
}

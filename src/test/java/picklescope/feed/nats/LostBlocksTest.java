package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.nats.client.Nats;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.capture.Journal;
import picklescope.capture.Samples;
import picklescope.event.Datagram;
import picklescope.feed.BlockReading;
import picklescope.feed.HostName;

/** A real nats-server that no longer has what it has confirmed. */
@Timeout(120)
class LostBlocksTest {
  private static final HostName HOST = new HostName("LAB-3");

  @TempDir private Path folder;

  private static List<Long> numbers(List<Datagram> datagrams) {
    return datagrams.stream().map(Datagram::number).toList();
  }

  private static void append(Journal journal, int count) {
    Samples.small(count, 27).forEach(one -> Samples.append(journal, one));
  }

  /** Its computer lost power before what it had confirmed was on its disk. */
  @Test
  void whatTheServerHasLostIsPublishedAgain() throws Exception {
    try (var server = NatsServer.start(folder);
        var earlier = new Journal();
        var journal = new Journal()) {
      var feed = new MadeFeed(server, HOST);
      append(earlier, 10);
      try (var publisher = feed.publish(earlier, "one")) {
        MadeFeed.awaitConfirmed(publisher, 10);
      }
      server.remember();
      try (var publisher = feed.publish(journal, "two")) {
        append(journal, 90);
        MadeFeed.awaitConfirmed(publisher, 90);
        server.forget();
        MadeFeed.awaitWaiting(publisher);
        server.start();
        var expected =
            LongStream.concat(LongStream.rangeClosed(1, 10), LongStream.rangeClosed(1, 90));
        var reading = new BlockReading(true);
        assertEquals(expected.boxed().toList(), numbers(feed.read(reading, 100)));
        assertEquals(0, reading.unreadable());
      }
    }
  }

  /** What somebody deletes at the server on purpose stays deleted. */
  @Test
  void whatIsDeletedAtTheServerIsNotPublishedAgain() throws Exception {
    try (var server = NatsServer.start(folder);
        var journal = new Journal();
        var publisher = new MadeFeed(server, HOST).publish(journal, "one")) {
      append(journal, 10);
      MadeFeed.awaitConfirmed(publisher, 10);
      var admin = Nats.connect(server.url());
      admin.jetStreamManagement().purgeStream(Subjects.blockStream(HOST));
      admin.close();
      server.kill();
      MadeFeed.awaitWaiting(publisher);
      server.start();
      append(journal, 1);
      MadeFeed.awaitConfirmed(publisher, 11);
      var reading = new BlockReading(true);
      assertEquals(List.of(11L), numbers(new MadeFeed(server, HOST).read(reading, 1)));
      assertEquals(10, reading.retired());
    }
  }
}

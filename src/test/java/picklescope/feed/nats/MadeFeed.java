package picklescope.feed.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.event.Datagram;
import picklescope.feed.BlockReading;
import picklescope.feed.FeedStart;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;
import picklescope.feed.Publisher;
import picklescope.feed.PublisherState;

/** What one host publishes to a real nats-server, and what is read of it there. */
public record MadeFeed(NatsServer server, HostName host) {
  /** Publishes a journal that has lost nothing. */
  public Publisher publish(Journal journal, String capture) {
    return publish(journal, capture, () -> HostLosses.NONE);
  }

  /** Publishes a journal, with what the host tells about itself. */
  public Publisher publish(Journal journal, String capture, Publisher.Facts facts) {
    var publication =
        new Publisher.Publication(
            () -> NatsBroker.connect(server.address()), host, capture, List::of);
    return new Publisher(journal, publication, facts);
  }

  /** Waits until the server has confirmed all up to a number. */
  public static void awaitConfirmed(Publisher publisher, long number) {
    Await.until("all is confirmed", () -> publisher.state().confirmed() == number);
  }

  /** Waits until a publisher has noticed that the server is away, or keeps nothing. */
  static void awaitWaiting(Publisher publisher) {
    Await.until("it waits", () -> publisher.state().phase() == PublisherState.Phase.WAITING);
  }

  /** Reads a number of datagrams from the oldest on, and nothing more. */
  List<Datagram> read(BlockReading reading, int count) throws Exception {
    var found = new ArrayList<Datagram>();
    try (var broker = NatsBroker.connect(server.address());
        var inlet = broker.inlet(host, new FeedStart.Oldest())) {
      assertEquals(List.of(host), broker.hosts());
      while (found.size() < count) {
        inlet
            .next()
            .ifPresent(
                block -> reading.take(block).datagrams().forEach(one -> found.add(one.datagram())));
      }
      assertTrue(inlet.next().isEmpty(), "more than was recorded");
      assertEquals(0, inlet.unreadable());
    }
    return found;
  }
}

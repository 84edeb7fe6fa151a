package picklescope.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Await;
import picklescope.capture.Journal;
import picklescope.capture.JournalLimits;
import picklescope.capture.Samples;

/** Publishing to a broker that answers when the test wants it. */
@Timeout(60)
class PublisherTest {
  @TempDir private Path folder;

  private final CompletableFuture<Void> stored = new CompletableFuture<>();
  private final CountDownLatch firstReport = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void whatIsConfirmedAtTheEndIsCounted() throws Exception {
    try (var journal = new Journal()) {
      Samples.append(journal, Samples.small(1, 1).getFirst());
      var publication =
          new Publisher.Publication(SlowBroker::new, new HostName("LAB-3"), "one", List::of);
      var publisher = new Publisher(journal, publication, () -> HostLosses.NONE);
      firstReport.await();
      var closing = Thread.ofPlatform().daemon().start(publisher::close);
      Await.soon("it is to end", () -> closing.getState() == Thread.State.WAITING);
      stored.complete(null); // null: the value of Void
      goOn.countDown();
      closing.join();
      assertEquals(1, publisher.state().confirmed());
      assertEquals(0, publisher.state().waiting());
    }
  }

  /** The disk's limit deletes the oldest, published or not; that is a cause of its own. */
  @Test
  void whatTheJournalOverwritesWhileTheBrokerIsAwayIsCounted() throws Exception {
    var limits = new JournalLimits(1 << 20, 256 << 10, 512 << 10, 128 << 10);
    var isThere = new AtomicBoolean();
    var published = new ConcurrentLinkedQueue<FeedBlock>();
    stored.complete(null); // null: the value of Void
    goOn.countDown();
    Broker.Connector connector =
        () -> {
          if (!isThere.get()) {
            throw new FeedException("It is away.", false);
          }
          return new SlowBroker() {
            @Override
            public CompletionStage<Void> publish(FeedBlock block) {
              published.add(block);
              return stored;
            }
          };
        };
    try (var journal = new Journal(folder, limits)) {
      var publication =
          new Publisher.Publication(connector, new HostName("LAB-3"), "one", List::of);
      try (var publisher = new Publisher(journal, publication, () -> HostLosses.NONE)) {
        Await.until("it waits", () -> publisher.state().phase() == PublisherState.Phase.WAITING);
        var samples = Samples.small(1_000, 3);
        for (int i = 0; journal.first() <= 1; i++) {
          var sample = samples.get(i % samples.size());
          Await.until("there is room", () -> journal.append(sample));
        }
        isThere.set(true);
        Await.until("all is published", () -> publisher.state().confirmed() == journal.last());
        long missing = published.element().section().first() - 1;
        assertTrue(missing > 0);
        assertEquals(missing, published.element().skipped());
        assertEquals(missing, publisher.state().overwritten());
      }
    }
  }

  private class SlowBroker implements Broker, Outlet {
    @Override
    public Outlet outlet(HostName host) {
      return this;
    }

    @Override
    public Optional<StoredBlock> newest() {
      return Optional.empty();
    }

    @Override
    public Optional<StoredBlock> newest(String capture) {
      return Optional.empty();
    }

    @Override
    public CompletionStage<Void> publish(FeedBlock block) {
      return stored;
    }

    @Override
    public void check() {}

    @Override
    public void report(HostStatus status) {
      firstReport.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void describe(HostDescription description) {}

    @Override
    public Optional<HostDescription> description(HostName host) {
      throw new AssertionError("not for publishing");
    }

    @Override
    public Optional<String> rival(String own) {
      return Optional.empty();
    }

    @Override
    public List<HostName> hosts() {
      throw new AssertionError("not for publishing");
    }

    @Override
    public Inlet inlet(HostName host, FeedStart from) {
      throw new AssertionError("not for publishing");
    }

    @Override
    public Optional<HostStatus> status(HostName host) {
      throw new AssertionError("not for publishing");
    }

    @Override
    public Optional<ClockOffset> clock(HostName host) {
      throw new AssertionError("not for publishing");
    }

    @Override
    public String address() {
      return "";
    }

    @Override
    public void close() {}
  }
}

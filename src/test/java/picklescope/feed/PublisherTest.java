package picklescope.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
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
  private static final JournalLimits SMALL =
      new JournalLimits(1 << 20, 256 << 10, 512 << 10, 128 << 10);

  @TempDir private Path folder;

  private final CompletableFuture<Long> stored = new CompletableFuture<>();
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
      stored.complete(1L);
      goOn.countDown();
      closing.join();
      assertEquals(1, publisher.state().confirmed());
      assertEquals(0, publisher.state().waiting());
    }
  }

  /** The disk's limit deletes the oldest, published or not; that is a cause of its own. */
  @Test
  void whatTheJournalOverwritesWhileTheBrokerIsAwayIsCounted() throws Exception {
    var broker = new RestartedBroker();
    broker.away.set(true);
    try (var journal = new Journal(folder, SMALL);
        var publisher = broker.publisher(journal)) {
      Await.until("it waits", () -> publisher.state().phase() == PublisherState.Phase.WAITING);
      fill(journal, () -> true);
      broker.away.set(false);
      awaitCounted(publisher, journal, broker.published);
    }
  }

  /** What the broker has confirmed is published again only as far as the journal has it. */
  @Test
  void whatTheBrokerHasLostAndTheJournalHasOverwrittenIsCounted() throws Exception {
    var broker = new RestartedBroker();
    try (var journal = new Journal(folder, SMALL);
        var publisher = broker.publisher(journal)) {
      fill(journal, () -> publisher.state().confirmed() == journal.last());
      assertEquals(0, publisher.state().overwritten());
      broker.away.set(true);
      Await.until("it waits", () -> publisher.state().phase() == PublisherState.Phase.WAITING);
      broker.published.clear();
      broker.newest = Optional.empty();
      broker.away.set(false);
      awaitCounted(publisher, journal, broker.published);
    }
  }

  /** A later datagram would note it, but none comes. */
  @Test
  void whatWasDroppedBehindTheLastDatagramIsPublishedOnce() {
    var broker = new RestartedBroker();
    try (var journal = new Journal()) {
      Samples.append(journal, Samples.small(1, 1).getFirst());
      for (long dropped : new long[] {0, 3, 3}) { // publishing is switched off each time
        journal.dropped(4950, dropped - journal.dropped().unnoted());
        var publisher = broker.publisher(journal);
        Await.until("it publishes", () -> publisher.state().confirmed() == 1);
        publisher.close();
      }
      var published = List.copyOf(broker.published);
      assertEquals(List.of(1, 0), published.stream().map(one -> one.section().count()).toList());
      assertEquals(2, published.getLast().section().first());
      var reading = new BlockReading(true);
      for (var block : published) {
        reading.take(new StoredBlock(1, block, 0, OptionalLong.empty()));
      }
      assertEquals(0, reading.unreadable());
    }
  }

  /** Until the first are overwritten. */
  private static void fill(Journal journal, Callable<Boolean> goesOn) {
    var samples = Samples.small(500, 3);
    while (journal.first() <= 1) {
      for (var sample : samples) {
        Await.until("there is room", () -> journal.append(sample));
      }
      Await.until("it goes on", goesOn);
    }
  }

  private static void awaitCounted(
      Publisher publisher, Journal journal, Queue<FeedBlock> published) {
    Await.until("some is published", () -> !published.isEmpty());
    Await.until("all is published", () -> publisher.state().confirmed() == journal.last());
    long missing = published.element().section().first() - 1;
    assertTrue(missing > 0);
    assertEquals(missing, published.element().skipped());
    assertEquals(missing, publisher.state().overwritten());
  }

  /** Has nothing of what it had before it was away. */
  private final class RestartedBroker extends SlowBroker {
    final AtomicBoolean away = new AtomicBoolean();
    final Queue<FeedBlock> published = new ConcurrentLinkedQueue<>();

    RestartedBroker() {
      goOn.countDown();
    }

    Publisher publisher(Journal journal) {
      var publication =
          new Publisher.Publication(this::connect, new HostName("LAB-3"), "one", List::of);
      return new Publisher(journal, publication, () -> HostLosses.NONE);
    }

    private Broker connect() throws FeedException {
      check();
      return this;
    }

    @Override
    public long place() {
      return published.size();
    }

    @Override
    public CompletionStage<Long> publish(FeedBlock block) {
      published.add(block);
      newest = Optional.of(new StoredBlock(place(), block, 0, OptionalLong.empty()));
      return CompletableFuture.completedFuture(place());
    }

    @Override
    public void check() throws FeedException {
      if (away.get()) {
        throw new FeedException("It is away.", false);
      }
    }
  }

  private class SlowBroker implements Broker, Outlet {
    volatile Optional<StoredBlock> newest = Optional.empty();

    @Override
    public Outlet outlet(HostName host) {
      return this;
    }

    @Override
    public long place() {
      return 0;
    }

    @Override
    public Optional<StoredBlock> newest(String capture) {
      return newest;
    }

    @Override
    public CompletionStage<Long> publish(FeedBlock block) {
      return stored;
    }

    @Override
    public void check() throws FeedException {}

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
    public Map<HostName, ClockOffset> clocks(Set<HostName> hosts) {
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

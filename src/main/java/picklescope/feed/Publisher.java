package picklescope.feed;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import picklescope.capture.Journal;
import picklescope.capture.JournalSections;
import picklescope.thread.Background;
import picklescope.thread.Failures;
import picklescope.thread.Threads;

/**
 * Publishes what a journal holds, behind it, on a thread of its own, {@code picklescope-publish}:
 * recording never waits for it. While the broker is away or slow, the journal is what keeps the
 * datagrams; afterwards it goes on behind the newest that the broker has.
 */
public final class Publisher implements AutoCloseable {
  /** The most bytes of datagrams in a block, unless one alone has more. */
  static final int BLOCK_BYTES = 64 << 10;

  private static final int NAMES_BYTES = 64 << 10;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long REPORT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LAST_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final Journal journal;
  private final Publication publication;
  private final Facts facts;
  private final Thread thread;
  private final long first;
  private final Unconfirmed unconfirmed = new Unconfirmed(this::wake);

  private volatile PublisherState state;
  private volatile boolean closing;
  private volatile long closeBy = Long.MAX_VALUE;
  private long overwritten;
  private long earlier;
  private Optional<String> ended = Optional.empty(); // the block that ends what is published

  /**
   * What is published where.
   *
   * @param capture the name of the capture: letters, digits and '-', another one for each journal
   * @param leftovers returns what earlier sessions have left, which is published first
   */
  public record Publication(
      Broker.Connector connector,
      HostName host,
      String capture,
      Supplier<List<Leftover>> leftovers) {}

  /** What is published about the host. */
  @FunctionalInterface
  public interface Facts {
    /**
     * Returns what has been lost before and in the journal; {@link HostLosses#overwritten} is added
     * by the publisher.
     */
    HostLosses losses();

    /** Returns where the host gets messages from. */
    default List<HostSource> sources() {
      return List.of();
    }
  }

  /** Begins to publish. */
  public Publisher(Journal journal, Publication publication, Facts facts) {
    this.journal = journal;
    this.publication = publication;
    this.facts = facts;
    first = journal.first();
    unconfirmed.clear(first - 1, 0);
    state =
        new PublisherState(PublisherState.Phase.CONNECTING, "", first - 1, 0, 0, journal.last());
    thread = Background.start("picklescope-publish", this::run);
  }

  /** Returns what it does now. */
  public PublisherState state() {
    return state;
  }

  /** Returns the name under which it publishes. */
  public HostName host() {
    return publication.host();
  }

  private void run() {
    var rest = new RestPublishing(publication.leftovers().get(), () -> closing);
    while (!closing) {
      try (var broker = publication.connector().connect()) {
        publishTo(broker.outlet(host()), rest);
      } catch (FeedException e) {
        become(
            e.isLasting() ? PublisherState.Phase.FAILED : PublisherState.Phase.WAITING, e.text());
        if (e.isLasting()) {
          return;
        }
      } catch (RuntimeException e) {
        become(PublisherState.Phase.FAILED, "A mistake in Picklescope has ended publishing.");
        Failures.report(e);
        return;
      }
      pause(RETRY_NANOS);
    }
  }

  private void publishTo(Outlet outlet, RestPublishing rest) throws FeedException {
    refuseRival(outlet);
    try {
      rest.run(outlet);
    } finally {
      earlier = rest.confirmed();
    }
    long next = begin(outlet);
    unconfirmed.clear(next - 1, outlet.place());
    var sections = journal.sections();
    Optional<HostDescription> described = Optional.empty();
    long reported = System.nanoTime() - REPORT_NANOS;
    become(PublisherState.Phase.PUBLISHING, "");
    while (!isEnded(sections, next)) {
      next = publishAvailable(outlet, sections, next);
      if (closing && next > journal.last()) {
        end(sections, next).ifPresent(end -> publishEnd(outlet, end));
      }
      outlet.check();
      unconfirmed.check();
      become(PublisherState.Phase.PUBLISHING, "");
      if (System.nanoTime() - reported >= REPORT_NANOS) {
        reported = System.nanoTime();
        outlet.report(status());
        described = Optional.of(describe(outlet, sections, described));
      }
      LockSupport.parkNanos(TICK_NANOS);
    }
    become(PublisherState.Phase.PUBLISHING, ""); // with what was confirmed in the last tick
    outlet.report(status());
    become(PublisherState.Phase.PUBLISHING, "");
  }

  /** Publishes the description if it has changed, and returns it. */
  private HostDescription describe(
      Outlet outlet, JournalSections sections, Optional<HostDescription> before) {
    var now =
        new HostDescription(
            publication.capture(), facts.sources(), sections.description(NAMES_BYTES));
    if (before.filter(now::isSame).isEmpty()) {
      outlet.describe(now);
    }
    return now;
  }

  /** Throws if another publisher uses the name at present. */
  private void refuseRival(Outlet outlet) throws FeedException {
    if (outlet.rival(publication.capture()).isPresent()) {
      throw new FeedException(
          "%1$s is published by another Picklescope already. Give this one another name ('--name', or 'Name' in the window), or end the other one; until then nothing is published here."
              .formatted(host()),
          false);
    }
  }

  /**
   * Returns the number of the first datagram that is to be published. What the broker confirmed and
   * has lost, for example by a crash of its computer, is published again as far as it is held; what
   * it has deleted is not.
   */
  private long begin(Outlet outlet) throws FeedException {
    var newest = outlet.newest(publication.capture()).map(StoredBlock::block);
    ended = newest.filter(block -> block.section().count() == 0).map(block -> block.id(host()));
    var kept = newest.map(block -> block.section().end());
    if (kept.isPresent() && kept.get() <= journal.last() + 1) {
      return kept.get();
    }
    return outlet.place() < unconfirmed.place() ? first : unconfirmed.confirmed() + 1;
  }

  /** Publishes what is there, as far as there is room; returns the number after it. */
  private long publishAvailable(Outlet outlet, JournalSections sections, long from) {
    long next = from;
    boolean more = true;
    while (more && unconfirmed.hasRoom() && !isLate()) {
      var section = sections.read(next, BLOCK_BYTES);
      if (section.isEmpty()) {
        return next;
      }
      long skipped = section.get().first() - next;
      overwritten += skipped;
      next = section.get().end();
      more = next <= journal.last() - section.get().count() / 2;
      var block = new FeedBlock(publication.capture(), section.get(), skipped);
      unconfirmed.add(block, outlet.publish(block));
    }
    return next;
  }

  /** Returns a block with what was dropped behind the last datagram, unless it is published. */
  private Optional<FeedBlock> end(JournalSections sections, long next) {
    return sections
        .droppedBehind(next)
        .map(section -> new FeedBlock(publication.capture(), section, 0))
        .filter(block -> !ended.equals(Optional.of(block.id(host()))));
  }

  private void publishEnd(Outlet outlet, FeedBlock end) {
    ended = Optional.of(end.id(host()));
    unconfirmed.add(end, outlet.publish(end));
  }

  private boolean isEnded(JournalSections sections, long next) {
    return closing
        && (isLate()
            || next > journal.last() && unconfirmed.isEmpty() && end(sections, next).isEmpty());
  }

  private boolean isLate() {
    return closing && System.nanoTime() - closeBy > 0;
  }

  private HostStatus status() {
    var now = facts.losses();
    return new HostStatus(
        publication.capture(),
        journal.last(),
        unconfirmed.confirmed(),
        new HostLosses(
            now.bySystem(), now.refused(), now.overwritten() + overwritten, now.packets()));
  }

  private void become(PublisherState.Phase phase, String problem) {
    state =
        new PublisherState(
            phase, problem, unconfirmed.confirmed(), earlier, overwritten, journal.last());
  }

  private void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    while (!closing && System.nanoTime() - end < 0) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  private void wake() {
    LockSupport.unpark(thread);
  }

  /**
   * Publishes the rest, for 3 seconds at most, and ends. To be called before the journal is closed.
   */
  @Override
  public void close() {
    closeBy = System.nanoTime() + LAST_NANOS;
    closing = true;
    wake();
    Threads.joinUninterruptibly(thread);
  }
}

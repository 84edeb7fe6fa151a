package picklescope.session;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import picklescope.feed.FeedStart;
import picklescope.feed.LabAddress;
import picklescope.feed.nats.NatsBroker;

/**
 * The lab whose messages are appended to the live capture, and those before it. Only one is watched
 * at a time, and none while the live capture is published. Thread-safe.
 */
public final class Labs implements AutoCloseable {
  private final Lab.Target target;
  private final BooleanSupplier publishes;
  private final Consumer<String> notices;
  private final Queue<Lab> all = new ConcurrentLinkedQueue<>();

  /**
   * Creates it; no lab is watched.
   *
   * @param target where the messages of all labs go
   * @param publishes returns whether the live capture is published
   * @param notices receives messages for the user
   */
  Labs(Lab.Target target, BooleanSupplier publishes, Consumer<String> notices) {
    this.target = target;
    this.publishes = publishes;
    this.notices = notices;
  }

  /**
   * Appends what the hosts of a lab publish to the live capture, until the session is closed, or
   * another lab is watched instead.
   *
   * @throws IllegalStateException if the live capture is published, see {@link Publishings#isOpen}
   */
  public synchronized Lab watch(LabAddress broker, Lab.Query query) {
    if (publishes.getAsBoolean()) {
      throw new IllegalStateException("what is published would be read again without end");
    }
    all.forEach(Lab::end);
    if (hasRead() && !(query.start() instanceof FeedStart.Now)) {
      notices.accept(
          "What the table has of a lab comes once more if it is read again. To have each message"
              + " once, clear the table, and watch again.");
    }
    var lab = new Lab(() -> NatsBroker.connect(broker), query, target, notices);
    all.add(lab);
    return lab;
  }

  /** Returns the lab that is watched. */
  public Optional<Lab> watched() {
    return all.stream().filter(lab -> !lab.isEnded()).findFirst();
  }

  /** Returns what has come of all labs. A recording that was read twice counts once. */
  Elsewhere counts() {
    var dropped = new HashMap<String, Long>();
    all.forEach(lab ->
        lab.dropped().forEach((recording, count) -> dropped.merge(recording, count, Math::max)));
    return new Elsewhere(
        all.stream().mapToLong(Lab::appended).sum(),
        dropped.values().stream().mapToLong(Long::longValue).sum(),
        List.of());
  }

  /** Returns whether the live capture has got messages of a lab. */
  boolean hasRead() {
    return all.stream().flatMap(lab -> lab.counts().stream()).anyMatch(host -> host.received() > 0);
  }

  /** Returns whether messages of a lab have come after later ones of other hosts. */
  public boolean hasLate() {
    return all.stream().flatMap(lab -> lab.counts().stream()).anyMatch(host -> host.late() > 0);
  }

  /** Ends all watching, and waits until it has ended. */
  @Override
  public void close() {
    all.forEach(Lab::close);
  }
}

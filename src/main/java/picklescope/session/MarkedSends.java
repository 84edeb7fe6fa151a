package picklescope.session;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import picklescope.capture.Journal;
import picklescope.event.NumberedSink;
import picklescope.python.text.Counted;
import picklescope.send.Transmitter;

/**
 * Appends what transmitters send to the live capture, and marks what was refused, at most {@value
 * #MOST_MARKS} datagrams: marks are kept in memory. That this limit is reached is reported once.
 * Thread-safe.
 */
final class MarkedSends {
  static final int MOST_MARKS = 10_000;
  private static final int MOST_DESTINATIONS = 4_096;

  private final Journal journal;
  private final Marks marks;
  private final Consumer<String> notices;
  private final AtomicInteger marked = new AtomicInteger();
  private final AtomicBoolean full = new AtomicBoolean();

  /**
   * @param notices receives messages for the user
   */
  MarkedSends(Journal journal, Marks marks, Consumer<String> notices) {
    this.journal = journal;
    this.marks = marks;
    this.notices = notices;
  }

  /** Returns what a transmitter reports to. */
  Transmitter.Sent ofOne() {
    return new OfOne();
  }

  private void refused(long number, String refusal) {
    if (marked.get() < MOST_MARKS) {
      marked.addAndGet(marks.refused(number, refusal) ? 1 : 0);
    } else if (marks.comment(number).isEmpty() && !full.getAndSet(true)) {
      notices.accept(
          Counted.of(MOST_MARKS, "sent message is", "sent messages are")
              + " marked as refused. Refusals of others are not marked.");
    }
  }

  private final class OfOne implements Transmitter.Sent {
    /** The newest datagram to each destination. */
    private final Map<InetSocketAddress, Long> newest = new ConcurrentHashMap<>();

    @Override
    public void sent(
        long timeNanos, InetSocketAddress remote, InetSocketAddress local, byte[] payload) {
      if (newest.size() >= MOST_DESTINATIONS) {
        newest.clear(); // such as of answers to many senders
      }
      newest.put(remote, journal.sentNumber(timeNanos, remote, local, payload));
    }

    @Override
    public void refused(InetSocketAddress remote, String refusal) {
      long number = newest.getOrDefault(remote, NumberedSink.NOT_STORED);
      if (number != NumberedSink.NOT_STORED) {
        MarkedSends.this.refused(number, refusal);
      }
    }
  }
}

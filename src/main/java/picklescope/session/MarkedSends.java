package picklescope.session;

import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import picklescope.capture.Journal;
import picklescope.event.NumberedSink;
import picklescope.send.Transmitter;

/**
 * Appends what transmitters send to the live capture, and marks what was refused, at most {@value
 * #MOST_MARKS} datagrams: marks are kept in memory. Thread-safe.
 */
final class MarkedSends {
  private static final int MOST_MARKS = 10_000;
  private static final int MOST_DESTINATIONS = 4_096;

  private final Journal journal;
  private final Marks marks;
  private final AtomicInteger marked = new AtomicInteger();

  MarkedSends(Journal journal, Marks marks) {
    this.journal = journal;
    this.marks = marks;
  }

  /** Returns what a transmitter reports to. */
  Transmitter.Sent ofOne() {
    return new OfOne();
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
      if (number != NumberedSink.NOT_STORED && marked.get() < MOST_MARKS) {
        marked.incrementAndGet();
        marks.refused(number, refusal);
      }
    }
  }
}

package picklescope.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picklescope.event.Event;
import picklescope.event.SourceNames;

/**
 * Statistics of one stream.
 *
 * <p>Memory (measured): 3.5 kB for poses at a steady rate, and at most 40 kB: 4 kB of quantiles,
 * 0.7 kB of rates, the last value's text, names of at most 600 bytes, and {@value
 * FieldWatches#MOST} positional and as many keyword arguments that are watched, at 0.1 to 1 kB
 * each. The newest event itself is kept until {@link #settle}.
 */
final class StreamStatistics {
  private static final int MOST_BESIDE = 8;

  private final StreamKey key;
  private final SharedNumbers shared;
  private final HostTimes times;
  private final IntervalStatistics intervals;
  private final RateRing ring;
  private final FieldWatches fields;
  private final ReferenceWatch references;
  private final LastValue last;
  private final List<Beside> beside = new ArrayList<>(0);
  private String host = "";
  private String source = ""; // of the newest message
  private String from = ""; // the computer of the source
  private String sender = "";
  private long count;
  private long bytes;
  private long firstNumber;
  private long firstNanos;
  private long lastNumber;
  private long lastNanos;
  private long sentNanos; // of the newest message, by the time at its computer
  private long placedNanos; // the same by the time at the host
  private long heardNanos; // when it was heard, by the time at the host

  /**
   * Creates statistics of a stream without messages.
   *
   * @param shared the numbers that its source's streams share
   * @param times tells when a message was sent that is added
   */
  StreamStatistics(StreamKey key, SharedNumbers shared, HostTimes times) {
    this.key = key;
    this.shared = shared;
    this.times = times;
    intervals = new IntervalStatistics();
    ring = new RateRing();
    fields = new FieldWatches(key instanceof StreamKey.Sent);
    references = new ReferenceWatch();
    last = new LastValue();
  }

  /** Creates a copy of another stream's statistics for another stream. */
  StreamStatistics(StreamKey key, StreamStatistics other) {
    this.key = key;
    shared = other.shared;
    times = other.times;
    intervals = new IntervalStatistics(other.intervals);
    ring = new RateRing(other.ring);
    fields = new FieldWatches(other.fields);
    references = new ReferenceWatch(other.references);
    last = new LastValue(other.last);
    beside.addAll(other.beside);
    host = other.host;
    sender = other.sender;
    count = other.count;
    bytes = other.bytes;
    firstNumber = other.firstNumber;
    firstNanos = other.firstNanos;
    lastNumber = other.lastNumber;
    lastNanos = other.lastNanos;
    sentNanos = other.sentNanos;
    placedNanos = other.placedNanos;
    heardNanos = other.heardNanos;
    source = other.source;
    from = other.from;
  }

  StreamKey key() {
    return key;
  }

  long count() {
    return count;
  }

  String sender() {
    return sender;
  }

  /** Returns the computer of the first message, by whose clock it has a rate and is silent. */
  String host() {
    return host;
  }

  /** Returns the time since which {@link #rate} counts. */
  long rateSince() {
    return ring.begunNanos();
  }

  /** Returns messages a second in the last four to five seconds. */
  double rate(long nowNanos) {
    return ring.rate(nowNanos);
  }

  /** Returns seconds since the newest message, at least 0. */
  double silent(long nowNanos) {
    return Math.max(0, (nowNanos - heardNanos) / 1e9);
  }

  /** Returns whether the intervals are not longer than some seconds on average. */
  boolean isUsuallyWithin(double seconds) {
    return intervals.meanSeconds() <= seconds;
  }

  long firstNumber() {
    return firstNumber;
  }

  long lastNumber() {
    return lastNumber;
  }

  /** Adds a message that has just come; it may be one of another computer than the first one. */
  void add(Event event) {
    var datagram = event.datagram();
    long number = datagram.number();
    long time = datagram.timeNanos();
    int size = datagram.size();
    boolean isSame = datagram.source().equals(source); // then its times need no other clock
    if (!isSame || count == 0) {
      source = datagram.source();
      from = SourceNames.host(source);
    }
    if (count == 0) {
      firstNumber = number;
      firstNanos = time;
      host = from;
    }
    long ahead = from.equals(host) ? 0 : times.at(from) - times.at(host);
    long sent = times.placed(source, time);
    long placed = sent - ahead;
    long heard = times.heard(source, time) - ahead;
    if (count > 0) {
      intervals.add(isSame ? sent - sentNanos : placed - placedNanos, number, time);
    }
    heardNanos = count == 0 ? heard : Math.max(heardNanos, heard);
    count++;
    bytes += size;
    lastNumber = number;
    lastNanos = time;
    sentNanos = sent;
    placedNanos = placed;
    ring.add(placed, size);
    sender = sender(event);
    last.set(event);
    if (!(key instanceof StreamKey.Others)) {
      fields.add(event);
      references.add(event, count - 1);
    }
  }

  private String sender(Event event) {
    boolean one = key instanceof StreamKey.Sent || count == 1 || event.sender().equals(sender);
    return one ? event.sender() : "";
  }

  /** Takes another name of the sender. */
  void rename(String newSender) {
    sender = newSender;
  }

  /** Adds something to be asked for what is odd about the stream beside other streams. */
  void watchBeside(Beside oddity) {
    if (beside.size() < MOST_BESIDE) {
      beside.add(oddity);
    }
  }

  /** Replaces the newest event by its text, which is smaller. */
  void settle() {
    last.settle();
  }

  /** Returns the stream as it is at a moment. */
  StreamRow row(long nowNanos) {
    var oddities = new ArrayList<>(fields.oddities(shared));
    oddities.addAll(shared.oddities(this));
    oddities.addAll(references.oddities());
    beside.forEach(other -> other.now().ifPresent(oddities::add));
    oddities.sort(Comparator.comparingLong(Oddity::number));
    return new StreamRow(
        key,
        sender,
        count,
        bytes,
        firstNumber,
        firstNanos,
        lastNumber,
        lastNanos,
        rate(nowNanos),
        intervals.rate(),
        ring.bytesRate(nowNanos),
        intervals.get(),
        silent(nowNanos),
        last.text(),
        ring.spark(nowNanos),
        oddities);
  }

  /** Something that may be odd about a stream beside other streams. */
  @FunctionalInterface
  interface Beside {
    /** Returns what is odd by now. */
    Optional<Oddity> now();
  }
}

package picklescope.session;

import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import picklescope.capture.CaptureGrowth;
import picklescope.filter.Filter;
import picklescope.filter.Subject;
import picklescope.filter.Undecided;
import picklescope.stream.Alarm;
import picklescope.stream.AlarmNews;
import picklescope.stream.AlarmWatch;
import picklescope.stream.StreamGrouping;
import picklescope.stream.Streams;
import picklescope.stream.StreamsSnapshot;

/**
 * Keeps the statistics of a capture's streams, behind the receive path, until it is closed; on a
 * thread of its own, {@code streams}, which gives way.
 *
 * <p>No method waits; any thread may ask.
 */
public final class StreamRun implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** The time between two snapshots. */
  private static final long SNAPSHOT_NANOS = 250_000_000;

  /** The time of messages or of the clock between two looks at the alarms. */
  private static final long CHECK_NANOS = 250_000_000;

  /** The most begins and ends of alarms that are kept until somebody asks. */
  private static final int MOST_NEWS = 1_000;

  private final CaptureView view;
  private final Filter filter;
  private final StreamGrouping grouping;
  private final LongSupplier clock;
  private final Queue<AlarmNews> news = new ConcurrentLinkedQueue<>();
  private final EventFeed feed;
  private volatile StreamsSnapshot snapshot = StreamsSnapshot.EMPTY;
  private volatile long snapshotNumber;
  private volatile AlarmWatch alarms;
  private volatile boolean wanted = true;

  /**
   * Starts it.
   *
   * @param filter chooses the datagrams that count
   * @param first the number of the first datagram that is looked at
   * @param clock returns the time in nanoseconds since 1970, up to which the streams of a live
   *     capture are silent; for a file it is the time of its newest message
   */
  public StreamRun(
      CaptureView view, Filter filter, long first, StreamGrouping grouping, LongSupplier clock) {
    this(view, filter, first, grouping, List.of(), clock);
  }

  /**
   * Starts it with alarms.
   *
   * @param filter chooses the datagrams that count
   * @param first the number of the first datagram that is looked at
   * @param clock returns the time, see the other constructor
   */
  public StreamRun(
      CaptureView view,
      Filter filter,
      long first,
      StreamGrouping grouping,
      List<Alarm> alarms,
      LongSupplier clock) {
    this.alarms = new AlarmWatch(alarms);
    this.view = view;
    this.filter = filter;
    this.grouping = grouping;
    this.clock = clock;
    feed = new EventFeed("streams", view, filter, first, PAUSE, new Counting());
  }

  /** Returns the filter. */
  public Filter filter() {
    return filter;
  }

  /** Returns by what messages are told apart. */
  public StreamGrouping grouping() {
    return grouping;
  }

  /** Returns the newest snapshot, and asks for a newer one, which follows within 0.3 s. */
  public StreamsSnapshot snapshot() {
    wanted = true;
    return snapshot;
  }

  /**
   * Returns the newest snapshot if it contains all datagrams up to a number; empty, and asks for a
   * newer one, if not.
   */
  public Optional<StreamsSnapshot> snapshotUpTo(long number) {
    long upTo = snapshotNumber; // before the snapshot, which may contain more
    var newest = snapshot();
    return upTo >= number ? Optional.of(newest) : Optional.empty();
  }

  /** Returns the number of the last datagram that has been looked at. */
  public long looked() {
    return feed.looked();
  }

  /** Returns how many datagrams have not been looked at yet. */
  public long behind() {
    return feed.behind();
  }

  /** Returns how many datagrams were deleted from the capture before they were looked at. */
  public long missed() {
    return feed.missed();
  }

  /** Returns how many datagrams the filter could not decide. */
  public Undecided undecided() {
    return feed.undecided();
  }

  /** Replaces the alarms; none of the new ones has begun. */
  public void setAlarms(List<Alarm> newAlarms) {
    alarms = new AlarmWatch(newAlarms);
  }

  /** Returns and removes the next begin or end of an alarm. */
  public Optional<AlarmNews> nextAlarm() {
    return Optional.ofNullable(news.poll());
  }

  /** Adds the events; all on the feed's thread. */
  private final class Counting implements EventFeed.Sink {
    private Streams streams = new Streams(grouping);
    private long time; // of the newest message, or the clock's
    private long reached; // the number of the last datagram that was looked at
    private long checked; // when alarms were looked at
    private long published = System.nanoTime() - SNAPSHOT_NANOS;

    @Override
    public void begin(long first) {
      streams = new Streams(grouping);
      time = 0;
      reached = 0;
      snapshotNumber = 0;
    }

    @Override
    public void event(long number, Subject subject) {
      time = Math.max(time, subject.header().timeNanos());
      checkIfDue(); // before it is added, or the silence before it would not be noticed
      streams.add(subject.event());
      alarms.message(subject);
    }

    @Override
    public void reached(long number) {
      reached = number;
      if (number >= view.capture().last()) {
        check();
      }
      publish();
    }

    @Override
    public void pulse() {
      if (view.capture().growth() == CaptureGrowth.RECORDING) {
        time = Math.max(time, clock.getAsLong());
      }
      checkIfDue();
      publish();
    }

    @Override
    public boolean renamed() {
      if (filter.needsSender() || grouping.needsSender()) {
        return false;
      }
      streams.rename(this::sender);
      return true;
    }

    private Optional<String> sender(long number) {
      try {
        return Optional.of(view.decoder().subject(view.capture().get(number)).sender());
      } catch (NoSuchElementException e) {
        return Optional.empty(); // deleted meanwhile
      }
    }

    private void checkIfDue() {
      if (Math.abs(time - checked) >= CHECK_NANOS) {
        check();
      }
    }

    private void check() {
      checked = time;
      if (!alarms.alarms().isEmpty()) {
        news.addAll(alarms.check(streams, time));
        while (news.size() > MOST_NEWS) {
          news.poll();
        }
      }
    }

    private void publish() {
      if (wanted && System.nanoTime() - published >= SNAPSHOT_NANOS) {
        wanted = false;
        snapshot = streams.snapshot(time);
        snapshotNumber = reached;
        published = System.nanoTime();
      }
    }
  }

  /** Ends it soon; what was found so far can still be asked for. */
  @Override
  public void close() {
    feed.close();
  }
}

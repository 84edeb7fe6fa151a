package picklescope.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picklescope.filter.Filter;
import picklescope.filter.Undecided;
import picklescope.python.text.Counted;
import picklescope.stream.Alarm;
import picklescope.stream.AlarmNews;
import picklescope.stream.HostClocks;
import picklescope.stream.StreamGrouping;
import picklescope.stream.StreamsSnapshot;

/**
 * Keeps the statistics of a capture's streams, behind the receive path, until it is closed; on a
 * thread of its own, {@code streams}, which gives way.
 *
 * <p>No method waits; any thread may ask.
 */
public final class StreamRun implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Filter filter;
  private final StreamGrouping grouping;
  private final StreamCounting counting;
  private final EventFeed feed;

  /**
   * Starts it.
   *
   * @param filter chooses the datagrams that count
   * @param first the number of the first datagram that is looked at
   * @param clock tells up to which time the streams of a live capture are silent; see {@link
   *     HostClocks} for a file, and for other computers
   */
  public StreamRun(
      CaptureView view, Filter filter, long first, StreamGrouping grouping, LiveClock clock) {
    this(view, filter, first, grouping, List.of(), clock);
  }

  /**
   * Starts it with alarms.
   *
   * @param filter chooses the datagrams that count
   * @param first the number of the first datagram that is looked at
   * @param clock see the other constructor
   */
  public StreamRun(
      CaptureView view,
      Filter filter,
      long first,
      StreamGrouping grouping,
      List<Alarm> alarms,
      LiveClock clock) {
    this.filter = filter;
    this.grouping = grouping;
    counting = new StreamCounting(view, filter, grouping, alarms, clock);
    feed = new EventFeed("streams", view, filter, first, PAUSE, counting);
  }

  /** Returns the filter. */
  public Filter filter() {
    return filter;
  }

  /** Returns by what messages are told apart. */
  public StreamGrouping grouping() {
    return grouping;
  }

  /** Returns the newest snapshot, and asks for a newer one, which follows within 0.5 s. */
  public StreamsSnapshot snapshot() {
    return counting.snapshot();
  }

  /**
   * Returns the newest snapshot if it contains all datagrams up to a number; empty, and asks for a
   * newer one, if not.
   */
  public Optional<StreamsSnapshot> snapshotUpTo(long number) {
    return counting.snapshotUpTo(number);
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

  /**
   * Returns for the user for how many senders alarms use the address, because the name was not
   * known in time; empty for none.
   */
  public Optional<String> unnamed() {
    int senders = counting.unnamed();
    return senders == 0
        ? Optional.empty()
        : Optional.of(
            "alarms use the address of %s, whose name was not known after 2 s"
                .formatted(Counted.of(senders, "sender", "senders")));
  }

  /** Replaces the alarms; none of the new ones has begun. */
  public void setAlarms(List<Alarm> newAlarms) {
    counting.setAlarms(newAlarms);
  }

  /** Returns and removes the next begin or end of an alarm. */
  public Optional<AlarmNews> nextAlarm() {
    return counting.nextAlarm();
  }

  /** Ends it soon; what was found so far can still be asked for. */
  @Override
  public void close() {
    feed.close();
  }
}

package picklescope.stream;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import picklescope.event.Event;

/**
 * Finds the stream of each message and keeps the statistics of all streams.
 *
 * <p>Bounded: {@link #MOST} streams; the messages of all others are counted together. A stream has
 * 3.5 kB of memory usually, 25 kB at most. Messages are not kept, but the newest ones of streams
 * until a few MB of them are there; then their texts. For one thread.
 */
public final class Streams {
  /** The most streams that are told apart. */
  public static final int MOST = 10_000;

  /** The payload bytes of events that are kept at most; decoded they take more. */
  private static final long MOST_KEPT_BYTES = 1 << 20;

  private static final StreamKey OTHERS = new StreamKey.Others();

  private final HostTimes times;
  private final Groups groups;
  private Optional<StreamStatistics> others = Optional.empty();
  private long messages;
  private long keptBytes;
  private long withoutValue;

  /** Creates one without streams, of computers whose clocks agree. */
  public Streams(StreamGrouping grouping) {
    this(grouping, HostTimes.all(0));
  }

  /**
   * Creates one without streams.
   *
   * @param times tells when a message was sent that has just come
   */
  public Streams(StreamGrouping grouping, HostTimes times) {
    this.times = times;
    groups =
        switch (grouping) {
          case StreamGrouping.Standard _ -> new ShapeGroups(times);
          case StreamGrouping.By by -> new ValueGroups(by.expression(), times);
        };
  }

  /**
   * Adds a message; their numbers ascend.
   *
   * @return the stream that it belongs to by now; empty if it has no value by which it is grouped.
   *     It may become another one if there are too many verbs later: see {@link #find}
   */
  public Optional<StreamKey> add(Event event) {
    Optional<StreamKey> added = Optional.of(OTHERS);
    switch (groups.add(event)) {
      case Groups.Of(StreamStatistics stream) -> added = Optional.of(stream.key());
      case Groups.Full _ -> {
        var rest =
            others.orElseGet(() -> new StreamStatistics(OTHERS, SharedNumbers.none(), times));
        others = Optional.of(rest);
        rest.add(event);
      }
      case Groups.NoValue _ -> {
        withoutValue++;
        return Optional.empty();
      }
    }
    count(event);
    return added;
  }

  /**
   * Returns the stream that a message belongs to which was added before; empty if it has no value
   * by which it is grouped. Nothing is changed.
   */
  public Optional<StreamKey> find(Event event) {
    return switch (groups.find(event)) {
      case Groups.Of(StreamStatistics stream) -> Optional.of(stream.key());
      case Groups.Full _ -> Optional.of(OTHERS);
      case Groups.NoValue _ -> Optional.empty();
    };
  }

  /** Lets go of the newest events of the streams when there are many. */
  private void count(Event event) {
    messages++;
    keptBytes += event.datagram().size();
    if (keptBytes > MOST_KEPT_BYTES) {
      settle();
    }
  }

  private void settle() {
    groups.settle();
    others.ifPresent(StreamStatistics::settle);
    keptBytes = 0;
  }

  /** Returns how many streams there are, not counting the others. */
  public int size() {
    return groups.streams().size();
  }

  /** Passes each stream to an action. */
  void forEach(Consumer<StreamStatistics> action) {
    groups.streams().forEach(action);
    others.ifPresent(action);
  }

  /** Returns the streams as they are at a moment. */
  public StreamsSnapshot snapshot(long nowNanos) {
    return snapshot(HostTimes.all(nowNanos));
  }

  /** Returns the streams as they are now at each computer. */
  public StreamsSnapshot snapshot(HostTimes now) {
    settle();
    var rows = new ArrayList<StreamRow>();
    groups.streams().forEach(stream -> rows.add(row(stream, now)));
    others.ifPresent(rest -> rows.add(row(rest, now)));
    return new StreamsSnapshot(rows, messages, withoutValue);
  }

  private static StreamRow row(StreamStatistics stream, HostTimes now) {
    return stream.row(now.at(stream.host()));
  }

  /**
   * Takes other names of senders, for streams by source and shape.
   *
   * @param senders returns the sender of a message by its number; empty if it is not known
   */
  public void rename(LongFunction<Optional<String>> senders) {
    groups.rename(senders);
  }
}

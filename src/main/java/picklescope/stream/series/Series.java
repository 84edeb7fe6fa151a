package picklescope.stream.series;

import java.util.Arrays;

/**
 * A number over time. One thread appends, any thread reads its {@link #points}.
 *
 * <p>Full chunks of 4,096 points are packed: 5 to 10 bytes a point where several series have the
 * same messages, 9 to 17 alone. Ranges of more than a chunk are found by visiting the summaries of
 * the chunks between, of which there are few.
 */
public final class Series {
  private final SeriesStore store;
  private volatile State state = new State(new Chunk[0], new OpenChunk());
  private int exact; // index of the first chunk that is exact
  private long lastTime = Long.MIN_VALUE;
  private volatile long late;
  private volatile long dropped;
  private volatile long coarse;

  private record State(Chunk[] full, OpenChunk open) {}

  /** Creates an empty series. */
  Series(SeriesStore store) {
    this.store = store;
  }

  /**
   * Appends a point.
   *
   * @param time in nanoseconds; one before the last is replaced by the last and counted as {@link
   *     #late}
   * @param number of its message, ascending
   * @param value NaN for a gap
   */
  public void append(long time, long number, double value) {
    late += time < lastTime ? 1 : 0;
    lastTime = Math.max(time, lastTime);
    OpenChunk open = state.open();
    open.add(lastTime, number, value);
    if (open.count() == Chunk.SIZE) {
      pack(open);
    }
  }

  private void pack(OpenChunk open) {
    var full = open.packed(store.shared(open.packedTimes()));
    Chunk[] old = state.full();
    var more = Arrays.copyOf(old, old.length + 1);
    more[old.length] = full;
    state = new State(more, new OpenChunk());
    store.added(full.bytes());
  }

  /** Returns the points so far. */
  public Points points() {
    State now = state;
    int count = now.open().count();
    int full = now.full().length;
    var chunks = Arrays.copyOf(now.full(), full + 1);
    chunks[full] = now.open();
    return new Points(chunks, full * Chunk.SIZE + count);
  }

  /** Returns how many points had a time before that of the point before. */
  public long late() {
    return late;
  }

  /** Returns how many of the oldest points were dropped because there was no room. */
  public long dropped() {
    return dropped;
  }

  /** Returns of how many of the oldest points only the lowest and highest of each 256 are left. */
  public long coarse() {
    return coarse;
  }

  /** Returns the time of the oldest chunk whose points are all held; the greatest if none is. */
  long exactFrom() {
    Chunk[] full = state.full();
    return exact < full.length ? full[exact].time(0) : Long.MAX_VALUE;
  }

  /** Returns the time of the oldest full chunk; the greatest if there is none. */
  long from() {
    Chunk[] full = state.full();
    return full.length == 0 ? Long.MAX_VALUE : full[0].time(0);
  }

  /** Drops the points of the oldest chunk that has them, but not their ranges. */
  void coarsen() {
    Chunk[] full = state.full().clone();
    if (full[exact] instanceof FullChunk chunk) {
      var buckets = chunk.buckets();
      store.added(buckets.bytes() - chunk.bytes());
      store.release(chunk.times());
      full[exact] = buckets;
      state = new State(full, state.open());
      coarse += Chunk.SIZE;
    }
    exact++;
  }

  /** Drops the oldest full chunk. */
  void dropFirst() {
    Chunk[] full = state.full();
    store.added(-full[0].bytes());
    if (full[0] instanceof FullChunk chunk) {
      store.release(chunk.times());
    } else {
      coarse -= Chunk.SIZE;
      exact--;
    }
    state = new State(Arrays.copyOfRange(full, 1, full.length), state.open());
    dropped += Chunk.SIZE;
  }

  /** Releases its memory. */
  void clear() {
    while (state.full().length > 0) {
      dropFirst();
    }
  }
}

package picklescope.stream.track;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The poses of one object in the order of their messages. Instead of a time that runs backwards, a
 * pose has that of the latest earlier one. Thread-safe.
 *
 * <p>A pose takes 52 bytes.
 */
public final class Trail {
  static final int CHUNK = 512;

  private static final class Chunk {
    final long[] numbers = new long[CHUNK];
    final long[] times = new long[CHUNK]; // never decreasing
    final float[] values = new float[6 * CHUNK];
    int size;
  }

  private final String name;
  private final Deque<Chunk> chunks = new ArrayDeque<>();
  private long latest = Long.MIN_VALUE;
  private long size;

  Trail(String name) {
    this.name = name;
  }

  /** Returns the name of the object. */
  public String name() {
    return name;
  }

  /** Returns how many poses are kept. */
  public synchronized long size() {
    return size;
  }

  /** Adds a pose; returns whether a new chunk of memory was taken. */
  synchronized boolean add(Pose pose) {
    boolean full = chunks.isEmpty() || chunks.getLast().size == CHUNK;
    if (full) {
      chunks.addLast(new Chunk());
    }
    var chunk = chunks.getLast();
    int at = chunk.size++;
    latest = Math.max(latest, pose.timeNanos());
    chunk.numbers[at] = pose.number();
    chunk.times[at] = latest;
    float[] values = chunk.values;
    values[6 * at] = (float) pose.x();
    values[6 * at + 1] = (float) pose.y();
    values[6 * at + 2] = (float) pose.z();
    values[6 * at + 3] = (float) pose.forward().x();
    values[6 * at + 4] = (float) pose.forward().y();
    values[6 * at + 5] = (float) pose.forward().z();
    size++;
    return full;
  }

  synchronized int chunks() {
    return chunks.size();
  }

  /** Forgets the oldest poses; returns how many. */
  synchronized int forgetOldest() {
    int forgotten = chunks.removeFirst().size;
    size -= forgotten;
    return forgotten;
  }

  /** Returns the last pose at a time or before it; empty if there is none. */
  public synchronized Optional<Pose> at(long timeNanos) {
    var before = chunks.descendingIterator();
    while (before.hasNext()) {
      var chunk = before.next();
      if (chunk.times[0] <= timeNanos) {
        return Optional.of(pose(chunk, after(chunk, timeNanos) - 1));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the poses from one time to another, both included, in their order; if there are more
   * than a number, evenly chosen ones, with the first and the last.
   *
   * @param most at least 2
   */
  public synchronized List<Pose> between(long fromNanos, long toNanos, int most) {
    var parts = new ArrayList<int[]>();
    var found = new ArrayList<Chunk>();
    int count = 0;
    for (var chunk : chunks) {
      int from = after(chunk, fromNanos - 1);
      int to = after(chunk, toNanos);
      if (from < to) {
        found.add(chunk);
        parts.add(new int[] {from, to - from});
        count += to - from;
      }
    }
    int wanted = Math.min(most, count);
    var poses = new ArrayList<Pose>(wanted);
    int part = 0;
    int before = 0;
    for (int i = 0; i < wanted; i++) {
      int index = wanted == 1 ? 0 : (int) ((long) i * (count - 1) / (wanted - 1));
      while (index - before >= parts.get(part)[1]) {
        before += parts.get(part++)[1];
      }
      poses.add(pose(found.get(part), parts.get(part)[0] + index - before));
    }
    return poses;
  }

  /** Returns the time span of the poses; empty if there are none. */
  public synchronized Optional<TimeSpan> span() {
    return chunks.isEmpty()
        ? Optional.empty()
        : Optional.of(new TimeSpan(chunks.getFirst().times[0], latest));
  }

  /** Returns the index of the first pose after a time. */
  private static int after(Chunk chunk, long timeNanos) {
    int at = Arrays.binarySearch(chunk.times, 0, chunk.size, timeNanos);
    if (at < 0) {
      return -at - 1;
    }
    while (at < chunk.size && chunk.times[at] == timeNanos) {
      at++;
    }
    return at;
  }

  private static Pose pose(Chunk chunk, int at) {
    float[] values = chunk.values;
    return new Pose(
        chunk.numbers[at],
        chunk.times[at],
        values[6 * at],
        values[6 * at + 1],
        values[6 * at + 2],
        new Direction3(values[6 * at + 3], values[6 * at + 4], values[6 * at + 5]));
  }
}

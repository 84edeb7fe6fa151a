package picklescope.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picklescope.feed.BlockReading.Received;

/**
 * Merges what several hosts publish by time. As long as a host has more, its next datagram is
 * awaited; where all have been read, a datagram is held back for {@value #HELD_MILLIS} ms, in which
 * earlier ones of other hosts may come. What comes later than that follows late, and is counted.
 *
 * <p>A host that has more and gives nothing for a while is not awaited any longer: it may publish
 * what is no block, and the others would never appear.
 *
 * <p>Thread-safe: a thread for each host puts, one takes.
 */
final class TimeMerge {
  /** A block has 40 ms at its host, and some on its way. */
  static final long HELD_MILLIS = 80;

  /** The payload that a host may put in before it has to wait. */
  private static final long MOST_BYTES = 1 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final long patienceNanos;
  private final List<Lane> lanes = new ArrayList<>();
  private long newest = Long.MIN_VALUE;
  private Optional<Lane> newestOf = Optional.empty();
  private long newestOfOthers = Long.MIN_VALUE; // of all hosts but newestOf
  private boolean closed;

  TimeMerge() {
    this(PATIENCE);
  }

  /**
   * Creates it without hosts.
   *
   * @param patience how long a host is awaited that has more and gives nothing
   */
  TimeMerge(Duration patience) {
    patienceNanos = patience.toNanos();
  }

  /** A datagram of a host. */
  record Merged(Lane lane, Received received) {}

  private record Waiting(Received received, long sinceNanos) {}

  /** What one host has put in. */
  final class Lane {
    private final String host;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean hasMore;
    private boolean keepsWaiting; // it had more, and gave nothing
    private long emptyNanos = System.nanoTime(); // since then it has given nothing
    private long late;
    private long aheadNanos;

    private Lane(String host) {
      this.host = host;
    }

    String host() {
      return host;
    }

    /** Begins to read the host, perhaps again. */
    void begin() {
      synchronized (TimeMerge.this) {
        keepsWaiting = false;
        emptyNanos = System.nanoTime();
      }
    }

    /**
     * Puts datagrams in, and waits while there are too many.
     *
     * @param more whether others of the host are to come at once
     */
    void put(List<Received> received, boolean more) throws InterruptedException {
      synchronized (TimeMerge.this) {
        long now = System.nanoTime();
        for (var one : received) {
          waiting.add(new Waiting(one, now));
          bytes += size(one);
        }
        hasMore = more;
        emptyNanos = now;
        TimeMerge.this.notifyAll();
        while (bytes > MOST_BYTES && !closed) {
          TimeMerge.this.wait();
        }
      }
    }

    /** Sets how far the clock of the host is ahead; its datagrams are merged as if it were not. */
    void align(long nanos) {
      synchronized (TimeMerge.this) {
        aheadNanos = nanos;
      }
    }

    /** Nobody awaits this host until it puts something in again. */
    void pause() {
      synchronized (TimeMerge.this) {
        hasMore = false;
        TimeMerge.this.notifyAll();
      }
    }

    /** Returns how many were older than a datagram of another host that was taken before. */
    long late() {
      synchronized (TimeMerge.this) {
        return late;
      }
    }
  }

  /** Returns whether nothing is taken before this host has given more. */
  private boolean isAwaited(Lane lane, long now) {
    if (!lane.waiting.isEmpty() || !lane.hasMore || lane.keepsWaiting) {
      return false;
    }
    lane.keepsWaiting = now - lane.emptyNanos > patienceNanos;
    return !lane.keepsWaiting;
  }

  /**
   * Adds a host.
   *
   * @param more whether datagrams of the host are to come at once
   */
  synchronized Lane lane(String host, boolean more) {
    var lane = new Lane(host);
    lane.hasMore = more;
    lanes.add(lane);
    return lane;
  }

  /**
   * Takes the datagrams that are next, and waits for the first.
   *
   * @param most how many at most
   * @return none if it is closed
   */
  synchronized List<Merged> take(int most) throws InterruptedException {
    var taken = new ArrayList<Merged>();
    while (!closed) {
      long now = System.nanoTime();
      for (var next = ready(now); next.isPresent() && taken.size() < most; next = ready(now)) {
        taken.add(removed(next.get()));
      }
      if (!taken.isEmpty()) {
        notifyAll();
        return taken;
      }
      wait(waitingMillis(now));
    }
    return List.of();
  }

  private Merged removed(Lane lane) {
    long time = time(lane);
    var received = lane.waiting.remove().received();
    lane.bytes -= size(received);
    lane.emptyNanos = System.nanoTime();
    boolean hasNewest = newestOf.equals(Optional.of(lane));
    if (time < (hasNewest ? newestOfOthers : newest)) {
      lane.late++; // not behind its own: the times of a system may step back
    }
    if (hasNewest) {
      newest = Math.max(newest, time);
    } else if (time >= newest) {
      newestOfOthers = newest;
      newest = time;
      newestOf = Optional.of(lane);
    } else {
      newestOfOthers = Math.max(newestOfOthers, time);
    }
    return new Merged(lane, received);
  }

  /** Returns the host whose datagram is next; empty if another may come before it. */
  private Optional<Lane> ready(long now) {
    Optional<Lane> first = Optional.empty();
    boolean complete = true;
    for (var lane : lanes) {
      if (lane.waiting.isEmpty()) {
        if (isAwaited(lane, now)) {
          return Optional.empty();
        }
        complete = false;
      } else if (first.isEmpty() || time(lane) < time(first.get())) {
        first = Optional.of(lane);
      }
    }
    boolean wait = !complete && first.isPresent() && heldUntil(first.get()) - now > 0;
    return wait ? Optional.empty() : first;
  }

  private static long time(Lane lane) {
    return lane.waiting.getFirst().received().datagram().timeNanos() - lane.aheadNanos;
  }

  private static long heldUntil(Lane lane) {
    return lane.waiting.getFirst().sinceNanos() + TimeUnit.MILLISECONDS.toNanos(HELD_MILLIS);
  }

  /** Returns how long to wait until one may be ready; 0 if only another call can change that. */
  private long waitingMillis(long now) {
    var awaited =
        lanes.stream()
            .filter(lane -> isAwaited(lane, now))
            .mapToLong(lane -> millis(lane.emptyNanos + patienceNanos - now))
            .min();
    if (awaited.isPresent()) {
      return awaited.getAsLong();
    }
    return lanes.stream()
        .filter(lane -> !lane.waiting.isEmpty())
        .mapToLong(lane -> millis(heldUntil(lane) - now))
        .min()
        .orElse(0);
  }

  /** Returns milliseconds after which so many nanoseconds have passed. */
  private static long millis(long nanos) {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
  }

  private static long size(Received received) {
    return received.datagram().payload().length + 100L;
  }

  /** Ends all waiting. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}

package picklescope.stream.track;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import picklescope.event.SourceNames;

/**
 * The times of poses by one clock for all computers of a lab, whose own clocks may differ: a pose
 * that comes when others do is at the same time as they, whatever its message says. Where the
 * clocks agree, and if there is one computer only, the times are those of the messages.
 *
 * <p>The present is this computer's time while messages are recorded, and in a file, or where those
 * of the past are read, the newest time so far. A message whose time is more than a second from it
 * was sent by a clock that differs, or comes late; so while messages are recorded it does not
 * matter to other computers if a clock is wrong for once. In a file, a clock that is behind moves
 * the present only if it is so by more than ten minutes: if by less, its messages may come late,
 * and those that come late at once would move it too far.
 *
 * <p>Bounded: {@value #MOST} computers; all others share a clock. For one thread.
 */
public final class CommonTimes {
  /** The most computers that are told apart. */
  static final int MOST = 256;

  /** Clocks that differ by less agree: messages take different times to come. */
  private static final long MOST_DIFFERENCE = TimeUnit.SECONDS.toNanos(1);

  /** A longer one in a file is that of a clock, not of messages. */
  private static final long MOST_DELAY = TimeUnit.MINUTES.toNanos(10);

  private static final long STEADY = MOST_DIFFERENCE / 2;
  private static final String REST = " "; // no name of a computer

  private final LongSupplier here;
  private final Map<String, Long> leads = new HashMap<>(); // by how much clocks are ahead
  private final Map<String, Steady> steady = new HashMap<>();
  private boolean ofLab;
  private boolean mayBeLive;
  private boolean live;
  private long present = Long.MIN_VALUE;

  private CommonTimes(LongSupplier here) {
    this.here = here;
  }

  /** Returns the times of what a file contains. */
  public static CommonTimes ofFile() {
    return new CommonTimes(() -> Long.MAX_VALUE);
  }

  /**
   * Returns the times of what is recorded. Until {@link #mayBeLive}, messages are taken for earlier
   * ones.
   *
   * @param here the clock of this computer, in nanoseconds since 1970
   */
  public static CommonTimes ofRecording(LongSupplier here) {
    return new CommonTimes(here);
  }

  /** By how much a clock is ahead of this computer's, and since when that has not changed. */
  private record Steady(long ahead, long since) {}

  /**
   * Notes that all messages that were recorded have come: from now on they may come as recorded.
   */
  public void mayBeLive() {
    mayBeLive = true;
  }

  /**
   * Returns whether messages come as they are recorded, not those of the past: their times are near
   * to the present, or differ from it by the same for a second.
   */
  private boolean isLive(String host, long nanos, long latest) {
    long ahead = nanos - latest;
    if (!mayBeLive || Math.abs(ahead) <= MOST_DIFFERENCE) {
      return mayBeLive;
    }
    var before = steady.get(host);
    if (before == null || Math.abs(ahead - before.ahead()) > STEADY) {
      if (before != null || steady.size() < MOST) {
        steady.put(host, new Steady(ahead, latest));
      }
      return false;
    }
    return latest - before.since() >= MOST_DIFFERENCE;
  }

  /**
   * Returns the common time of a pose that comes now.
   *
   * @param source the source of its message
   * @param nanos the time of its message
   */
  public long of(String source, long nanos) {
    String host = SourceNames.host(source);
    long latest = here.getAsLong();
    live = live || isLive(host, nanos, latest);
    present = Math.max(present, live ? latest : Math.min(latest, nanos));
    ofLab |= !host.isEmpty();
    if (!ofLab) {
      return nanos;
    }
    long lead = lead(host, nanos - present);
    long time = nanos - lead;
    if (lead < -MOST_DELAY) {
      present = Math.max(present, Math.min(latest, time));
    }
    return time;
  }

  /** A lead that changes little stays: trails would be uneven. */
  private long lead(String host, long now) {
    String name = leads.containsKey(host) || leads.size() < MOST ? host : REST;
    long before = leads.getOrDefault(name, 0L);
    long used =
        Math.abs(now - before) <= MOST_DIFFERENCE
            ? before
            : Math.abs(now) <= MOST_DIFFERENCE ? 0 : now;
    leads.put(name, used);
    return used;
  }
}

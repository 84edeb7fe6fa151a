package picklescope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picklescope.feed.ClockOffset;

/**
 * Tells how far the clocks of a lab's hosts are ahead of this computer's, once for each host, and
 * again each time that the difference has doubled, so that a host whose clock changes all the time
 * is not told of all the time. Times of messages are never changed by it. For one thread.
 */
public final class LabClocks {
  private static final long CHANGE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final long leastNanos;
  private final Map<String, ClockOffset> told = new HashMap<>();

  /**
   * Creates it.
   *
   * @param leastNanos clocks that differ by less are not told of
   */
  public LabClocks(long leastNanos) {
    this.leastNanos = leastNanos;
  }

  /** Returns a line for each host of which there is news. */
  public List<String> news(List<LabCounts> hosts) {
    var lines = new ArrayList<String>();
    for (var host : hosts) {
      host.clock()
          .filter(clock -> isNews(host.host().text(), clock))
          .ifPresent(clock -> {
            told.put(host.host().text(), clock);
            lines.add(host.host() + ": " + text(clock));
          });
    }
    return lines;
  }

  private boolean isNews(String host, ClockOffset clock) {
    var before = told.get(host);
    if (before == null) {
      return Math.abs(clock.nanos()) >= leastNanos;
    }
    long unsure = before.uncertaintyNanos() + clock.uncertaintyNanos();
    return magnitude(clock) / 2 >= magnitude(before)
        && Math.abs((double) clock.nanos() - before.nanos()) > (double) unsure + CHANGE_NANOS;
  }

  private static long magnitude(ClockOffset clock) {
    return Math.abs(clock.nanos()); // half of a long at most
  }

  /** Returns a sentence without the host. */
  public static String text(ClockOffset clock) {
    return "its clock is %s %s this computer's, ± %s"
        .formatted(
            duration(Math.abs(clock.nanos())),
            clock.nanos() < 0 ? "behind" : "ahead of",
            duration(clock.uncertaintyNanos()));
  }

  private static String duration(long nanos) {
    return nanos < 10_000_000_000L
        ? String.format(Locale.ROOT, "%,.2f ms", nanos / 1e6)
        : String.format(Locale.ROOT, "%,.1f s", nanos / 1e9);
  }
}

package picklescope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picklescope.feed.ClockOffset;

/**
 * Tells how far the clocks of a lab's hosts are ahead of this computer's, once for each host, and
 * again each time that the difference has doubled, or that the clock was corrected: the difference
 * is half as large, or the other way round. A host whose clock changes all the time is told of
 * {@value #MOST_CORRECTIONS} corrections. Times of messages are never changed by it. For one
 * thread.
 */
public final class LabClocks {
  private static final long CHANGE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final int MOST_CORRECTIONS = 20;

  private final long leastNanos;
  private final Map<String, Told> told = new HashMap<>();

  private record Told(ClockOffset clock, int corrections) {}

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
          .flatMap(clock -> news(host.host().text(), clock))
          .ifPresent(news -> lines.add(host.host() + ": " + news));
    }
    return lines;
  }

  private Optional<String> news(String host, ClockOffset clock) {
    var before = Optional.ofNullable(told.get(host));
    long greater =
        Math.max(magnitude(clock), before.map(told -> magnitude(told.clock())).orElse(0L));
    if (greater < leastNanos) {
      return Optional.empty();
    }
    boolean grows = before.isEmpty() || isDoubled(before.get().clock(), clock);
    int corrections = before.map(Told::corrections).orElse(0) + (grows ? 0 : 1);
    if (!grows && (corrections > MOST_CORRECTIONS || !isCorrected(before.get().clock(), clock))) {
      return Optional.empty();
    }
    told.put(host, new Told(clock, corrections));
    boolean isLast = !grows && corrections == MOST_CORRECTIONS;
    return Optional.of(text(clock) + (isLast ? "; further corrections are not reported" : ""));
  }

  private static boolean isDoubled(ClockOffset before, ClockOffset now) {
    return magnitude(now) / 2 >= magnitude(before) && differ(before, now);
  }

  private static boolean isCorrected(ClockOffset before, ClockOffset now) {
    boolean otherWayRound = Long.signum(before.nanos()) != Long.signum(now.nanos());
    return (otherWayRound || magnitude(now) <= magnitude(before) / 2) && differ(before, now);
  }

  /** Returns whether it is certain that two differences are not the same. */
  private static boolean differ(ClockOffset one, ClockOffset other) {
    double unsure = (double) one.uncertaintyNanos() + other.uncertaintyNanos();
    return Math.abs((double) one.nanos() - other.nanos()) > unsure + CHANGE_NANOS;
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

package picklescope.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picklescope.event.SourceNames;

/**
 * Tells what time it is at each computer by the times of its messages, which no other clock is
 * compared with. While a computer sends nothing, its time goes on with the clock of this computer,
 * or, in a file, with those of the others that send.
 *
 * <p>Such a clock counts for a computer from the first time it is heard after that computer's
 * newest message on, so that no silence is told that was not there. In a file the time of a
 * computer does not pass the one that another computer tells: a computer that publishes what it has
 * kept for a while tells of more time than passes.
 *
 * <p>Bounded: {@value #MOST} computers; all others share a clock. For one thread.
 */
public final class HostClocks implements HostTimes {
  /** The most computers that are told apart. */
  static final int MOST = 256;

  /** A longer step of a clock is no time that has passed for others. */
  private static final long MOST_STEP = TimeUnit.MINUTES.toNanos(10);

  /** A longer step back is that of a clock that was set, not of messages that were delayed. */
  private static final long MOST_DELAY = TimeUnit.SECONDS.toNanos(10);

  private static final String HERE = "";
  private static final String REST = " "; // no name of a computer

  private final Map<String, Clock> clocks = new HashMap<>();
  private final List<Clock> all = new ArrayList<>();
  private final Pace ticks = new Pace(); // of the clock of this computer
  private boolean ticking;
  private String source = "";
  private Optional<Clock> newest = Optional.empty(); // that of the source

  /** The clock of a computer. */
  private final class Clock {
    final Pace pace = new Pace();
    long now;
    long count; // of its messages
    long looked;
  }

  /** How the clocks of all computers go on while one goes on. */
  private final class Pace {
    private long last = Long.MIN_VALUE;
    private long[] times = new long[0]; // at each computer when it was last
    private long[] counts = new long[0]; // the messages of each until then

    /**
     * Goes on.
     *
     * @param most the time that no other clock passes for it
     */
    void to(long now, long most) {
      if (now < last && last - now <= MOST_DELAY) {
        return;
      }
      if (now > last && now - MOST_STEP <= last) {
        for (int i = 0; i < times.length; i++) {
          Clock clock = all.get(i);
          if (clock.count == counts[i]) {
            clock.now = Math.max(clock.now, Math.min(most, times[i] + (now - last)));
          }
        }
      }
      if (times.length < all.size()) {
        times = Arrays.copyOf(times, all.size());
        counts = Arrays.copyOf(counts, all.size());
      }
      for (int i = 0; i < times.length; i++) {
        times[i] = all.get(i).now;
        counts[i] = all.get(i).count;
      }
      last = now;
    }
  }

  /** Creates it without computers. */
  public HostClocks() {}

  /**
   * Notes the time of a message that comes now.
   *
   * @param from the source of the message
   * @return whether the clock of its computer was set back to that time
   */
  public boolean message(String from, long timeNanos) {
    Clock clock = of(from);
    if (!ticking && all.size() > 1) {
      clock.pace.to(timeNanos, timeNanos);
    }
    clock.count++;
    boolean setBack = clock.now - MOST_DELAY > timeNanos && !SourceNames.host(from).equals(HERE);
    clock.now = setBack ? timeNanos : Math.max(clock.now, timeNanos);
    return setBack;
  }

  private Clock of(String from) {
    if (newest.isEmpty() || !from.equals(source)) {
      source = from;
      newest = Optional.of(clock(SourceNames.host(from)));
    }
    return newest.get();
  }

  private Clock clock(String host) {
    String name = clocks.containsKey(host) || clocks.size() < MOST ? host : REST;
    return clocks.computeIfAbsent(
        name,
        _ -> {
          var clock = new Clock();
          all.add(clock);
          return clock;
        });
  }

  /** Notes the time of this computer's clock, once all messages that have come were noted. */
  public void tick(long nowNanos) {
    ticking = true;
    Clock here = clock(HERE);
    here.count++; // it does not go on by what has passed, but is that time
    ticks.to(nowNanos, Long.MAX_VALUE);
    here.now = Math.max(here.now, nowNanos);
  }

  /** Notes that this computer's clock was set back. */
  public void setBack(long nowNanos) {
    clock(HERE).now = nowNanos;
  }

  /** Returns whether the time at a computer has gone on by more than some since the last look. */
  public boolean isDue(long nanos) {
    for (Clock clock : all) {
      if (Math.abs(clock.now - clock.looked) >= nanos) {
        return true;
      }
    }
    return false;
  }

  /** Notes a look. */
  public void looked() {
    all.forEach(clock -> clock.looked = clock.now);
  }

  @Override
  public long at(String host) {
    Clock clock = clocks.get(host);
    if (clock == null) {
      clock = clocks.get(REST);
    }
    return clock == null ? common() : clock.now;
  }

  @Override
  public long common() {
    if (all.isEmpty()) {
      return 0;
    }
    return ticking ? clock(HERE).now : all.getFirst().now;
  }
}

package picklescope.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import picklescope.event.SourceNames;

/**
 * Tells what time it is at each computer by the times of its messages; no time of one computer is
 * compared with one of another, but to notice that a clock was set. While a computer sends nothing,
 * its time goes on with the clock of this computer, or, in a file, with those of the others that
 * send.
 *
 * <p>The time that passes on another clock counts for a computer only from the first reading of
 * that clock after the computer's newest message, so that no silence is reported that did not
 * happen. In a file the time of a computer is never moved beyond the time of the other computer
 * that moves it: one that publishes old messages quickly would otherwise move it too far.
 *
 * <p>If a clock is set, no time passes. While messages are recorded, they come as they are sent, or
 * late, but in their order: so a message that is earlier than another that has come from its
 * computer shows that the clock was set, as does one that is ahead of this computer's clock by more
 * than its clock was before. In a file, which does not tell when messages came, only a long step
 * back shows it.
 *
 * <p>Bounded: {@value #MOST} computers; all others share a clock. For one thread.
 */
public final class HostClocks implements HostTimes {
  /** The most computers that are told apart. */
  static final int MOST = 256;

  /** A longer step of a clock is no time that has passed for others. */
  private static final long MOST_STEP = TimeUnit.MINUTES.toNanos(10);

  /** A longer step back in a file is that of a clock that was set, not of delayed messages. */
  private static final long MOST_DELAY = TimeUnit.SECONDS.toNanos(10);

  /** A longer step is that of a clock that was set, while messages are recorded. */
  private static final long MOST_LIVE_DELAY = TimeUnit.SECONDS.toNanos(1);

  private static final String HERE = "";
  private static final String REST = " "; // no name of a computer

  private final Map<String, Clock> clocks = new HashMap<>();
  private final List<Clock> all = new ArrayList<>();
  private final Pace ticks = new Pace(); // of the clock of this computer
  private boolean ticking;
  private long common; // that of the first computer; it never goes back
  private String source = "";
  private Optional<Clock> sourceClock = Optional.empty();

  /** The clock of a computer. */
  private final class Clock {
    final Pace pace = new Pace();
    long now; // what it shows
    long newest; // the time of the newest message since it was set
    long steps; // by which it was set, all together
    long stepsBefore; // those before it was set the last time
    ClockLead lead = new ClockLead();
    long count; // of its messages
    long compared; // of them
    boolean isLate; // whether the last one has come late
    long looked;

    long time() {
      return now - steps;
    }

    void set(long nanos) {
      stepsBefore = steps;
      steps += nanos - now;
      now = nanos;
      newest = nanos;
    }
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
   * @param here the clock of this computer, in nanoseconds since 1970; it is read only if that is
   *     needed
   */
  public void message(String from, long timeNanos, LongSupplier here) {
    Clock clock = of(from);
    if (!ticking && all.size() > 1) {
      clock.pace.to(timeNanos, timeNanos);
    }
    if (clock.count == 0) {
      clock.now = timeNanos;
      clock.newest = timeNanos;
    } else if (wasSet(clock, timeNanos, here)) {
      clock.set(timeNanos);
    }
    clock.count++;
    clock.isLate = ticking && clock.lead.isLate(timeNanos, clock(HERE).time());
    clock.now = Math.max(clock.now, placed(clock, timeNanos) + clock.steps);
    clock.newest = Math.max(clock.newest, timeNanos);
    common = Math.max(common, all.getFirst().time());
  }

  /**
   * Returns how far the time of a message that comes now is ahead of the time at its computer, in
   * nanoseconds; 0 if it is the first one or its clock was set back.
   *
   * @param from the source of the message
   */
  public long ahead(String from, long timeNanos) {
    return ofSource(from)
        .filter(clock -> clock.count > 0)
        .map(clock -> Math.max(0, placed(clock, timeNanos) - clock.time()))
        .orElse(0L);
  }

  /**
   * Notes that time has passed at the computer of a source, without a message from there. It does
   * not move the clocks of other computers.
   *
   * @param nanos how much
   */
  public void pass(String from, long nanos) {
    ofSource(from)
        .ifPresent(clock -> {
          clock.now += nanos;
          common = Math.max(common, all.getFirst().time());
        });
  }

  private boolean wasSet(Clock clock, long timeNanos, LongSupplier here) {
    if (!ticking) {
      return timeNanos < clock.now - MOST_DELAY;
    }
    Clock own = clock(HERE);
    if (clock == own) {
      return false; // it is compared with a clock that is never set: see set(long)
    }
    boolean isBack = timeNanos < clock.newest - MOST_LIVE_DELAY;
    boolean isAhead =
        clock.lead.isKnown()
            ? clock.lead.isExceeded(timeNanos, own.time())
                && clock.lead.isExceeded(timeNanos, here.getAsLong() - own.steps)
            : isFirstOfNow(clock, timeNanos, own.time());
    if (isBack || isAhead) {
      clock.lead.set(timeNanos, here.getAsLong() - own.steps);
    }
    return isBack || isAhead;
  }

  /**
   * Returns whether a computer that was off for long has sent what it had kept, and goes on now.
   */
  private static boolean isFirstOfNow(Clock clock, long timeNanos, long here) {
    return timeNanos > clock.now + MOST_STEP && timeNanos > here - MOST_STEP;
  }

  private Clock of(String from) {
    if (sourceClock.isEmpty() || !from.equals(source)) {
      source = from;
      sourceClock = Optional.of(clock(SourceNames.host(from)));
    }
    return sourceClock.get();
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
    ticks.to(nowNanos - here.steps, Long.MAX_VALUE);
    here.now = Math.max(here.now, nowNanos);
    for (Clock clock : all) {
      if (clock != here && clock.compared < clock.count) {
        clock.compared = clock.count;
        clock.lead.compare(clock.newest, nowNanos - here.steps);
      }
    }
  }

  /**
   * Notes that this computer's clock was set, or that the computer slept: by how much others are
   * ahead is not known then, because messages may have been kept for it.
   *
   * @param by the nanoseconds by which it goes ahead; negative if it was set back
   */
  public void set(long by) {
    Clock here = clock(HERE);
    here.set(here.now + by);
    all.forEach(clock -> clock.lead = new ClockLead());
  }

  /** Returns whether the time at a computer has gone on by more than some since the last look. */
  public boolean isDue(long nanos) {
    for (Clock clock : all) {
      if (clock.time() - clock.looked >= nanos) {
        return true;
      }
    }
    return false;
  }

  /** Notes a look. */
  public void looked() {
    all.forEach(clock -> clock.looked = clock.time());
  }

  @Override
  public long at(String host) {
    return known(host).map(Clock::time).orElseGet(this::common);
  }

  @Override
  public long common() {
    return ticking ? clock(HERE).time() : common;
  }

  @Override
  public long placed(String from, long nanos) {
    return ofSource(from).map(clock -> placed(clock, nanos)).orElse(nanos);
  }

  /** A message of this computer may have been received before the clock was set the last time. */
  private long placed(Clock clock, long nanos) {
    long placed = nanos - clock.steps;
    long before = nanos - clock.stepsBefore;
    boolean wasBefore =
        ticking
            && clock == clocks.get(HERE)
            && Math.abs(before - clock.time()) < Math.abs(placed - clock.time());
    return wasBefore ? before : placed;
  }

  @Override
  public long heard(String from, long nanos) {
    var clock = ofSource(from);
    long placed = placed(from, nanos);
    if (clock.isEmpty() || !ticking) {
      return placed;
    }
    long now = clock.get().time();
    return clock.get().isLate ? now : Math.min(placed, now);
  }

  private Optional<Clock> ofSource(String from) {
    return sourceClock.isPresent() && from.equals(source)
        ? sourceClock
        : known(SourceNames.host(from));
  }

  @Override
  public long shown(String host) {
    return known(host).map(clock -> clock.now).orElseGet(this::common);
  }

  private Optional<Clock> known(String host) {
    Clock clock = clocks.get(host);
    return Optional.ofNullable(clock == null ? clocks.get(REST) : clock);
  }
}

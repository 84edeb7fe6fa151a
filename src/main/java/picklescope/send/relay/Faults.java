package picklescope.send.relay;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import picklescope.event.Datagram;
import picklescope.net.RelayPolicy.Delivery;

/**
 * The faults of a line between two computers: messages are lost, then wait for their turn if the
 * rate is limited, then travel for the delay, which differs by the jitter. They stay in order, as
 * in a queue, but for those that are chosen for reordering: these come {@value #HELD_BACK_MILLIS}
 * ms later, so that what follows within that time overtakes them.
 *
 * <p>It does nothing by itself and reads no clock: what it decides depends only on the plan and on
 * the messages and times it was asked about. Each message takes the same number of random numbers,
 * so that a seed loses the same messages whatever the other faults are. One thread decides; any
 * thread may read the counts.
 */
public final class Faults {
  /** How much later messages come that are chosen for reordering, in milliseconds. */
  public static final int HELD_BACK_MILLIS = 50;

  /** How many messages wait for the rate at most; more are lost, as at a router. */
  public static final int MOST_WAITING = 1_000;

  private static final long HELD_BACK = TimeUnit.MILLISECONDS.toNanos(HELD_BACK_MILLIS);

  private final FaultPlan plan;
  private final Predicate<Datagram> chosen;
  private final SplittableRandom random;
  private final double interval;
  private long lineFree;
  private long lastArrival;
  private boolean started;
  private volatile FaultCounts counts = new FaultCounts(0, 0, 0, 0);

  /**
   * Creates a line.
   *
   * @param chosen which messages have faults; the others are passed on at once
   */
  public Faults(FaultPlan plan, Predicate<Datagram> chosen) {
    this.plan = plan;
    this.chosen = chosen;
    this.random = new SplittableRandom(plan.seed());
    this.interval = TimeUnit.SECONDS.toNanos(1) / plan.rate();
  }

  /**
   * Decides about a message.
   *
   * @param nowNanos the present time by {@link System#nanoTime}
   * @return when each copy is passed on; empty if the message is lost
   */
  public List<Delivery> decide(Datagram datagram, long nowNanos) {
    if (!chosen.test(datagram)) {
      return List.of(new Delivery(nowNanos));
    }
    boolean lost = isChosen(plan.loss());
    boolean twice = isChosen(plan.duplicates());
    boolean heldBack = isChosen(plan.reordering());
    double first = random.nextDouble();
    double second = random.nextDouble();
    if (!started) {
      started = true;
      lineFree = nowNanos;
      lastArrival = nowNanos;
    }
    if (lost) {
      count(1, 0, 0, 0);
      return List.of();
    }
    long departure = nowNanos + Math.max(0, lineFree - nowNanos);
    if (departure - nowNanos > MOST_WAITING * interval) {
      count(0, 1, 0, 0);
      return List.of();
    }
    lineFree = departure + (long) interval;
    long arrival = arrival(departure, first);
    count(0, 0, twice ? 1 : 0, heldBack ? 1 : 0);
    var delivery = new Delivery(heldBack ? arrival + HELD_BACK : arrival);
    return twice ? List.of(delivery, new Delivery(arrival(departure, second))) : List.of(delivery);
  }

  private boolean isChosen(double percent) {
    return random.nextDouble() * 100 < percent;
  }

  /** Returns when a message arrives: not before those that departed earlier. */
  private long arrival(long departure, double chance) {
    long jitter = (long) (plan.jitter().toNanos() * (2 * chance - 1));
    long arrival = departure + plan.delay().toNanos() + jitter;
    lastArrival += Math.max(0, arrival - lastArrival);
    return lastArrival;
  }

  private void count(long lost, long tooMany, long duplicated, long reordered) {
    if (lost + tooMany + duplicated + reordered > 0) {
      counts = counts.plus(new FaultCounts(lost, tooMany, duplicated, reordered));
    }
  }

  /** Returns how many messages had faults until now. */
  public FaultCounts counts() {
    return counts;
  }
}

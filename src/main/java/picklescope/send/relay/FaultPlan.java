package picklescope.send.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which faults of a network a relay imitates.
 *
 * @param loss how many messages are lost, in percent
 * @param duplicates how many messages are passed on twice, in percent
 * @param reordering how many messages are held back so that later ones overtake them, in percent
 * @param delay how much later messages are passed on, an hour at most
 * @param jitter how much the delay differs at most, up or down; not more than the delay
 * @param rate the most messages a second; {@link #UNLIMITED} if there is no limit
 * @param seed the same seed gives the same faults for the same messages at the same times
 */
public record FaultPlan(
    double loss,
    double duplicates,
    double reordering,
    Duration delay,
    Duration jitter,
    double rate,
    long seed) {
  /** No limit of the rate. */
  public static final double UNLIMITED = Double.POSITIVE_INFINITY;

  private static final Duration LONGEST = Duration.ofHours(1); // before NONE, which it checks

  /** No faults. */
  public static final FaultPlan NONE =
      new FaultPlan(0, 0, 0, Duration.ZERO, Duration.ZERO, UNLIMITED, 0);

  /**
   * Throws if a number is out of range.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public FaultPlan {
    checkPercent("loss", loss);
    checkPercent("duplicates", duplicates);
    checkPercent("reordering", reordering);
    if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("The delay must be from 0 to an hour.");
    }
    if (jitter.isNegative() || jitter.compareTo(delay) > 0) {
      throw new IllegalArgumentException(
          "The jitter makes the delay shorter or longer: specify a delay that is at least as"
              + " long.");
    }
    if (!(rate >= 0.001)) {
      throw new IllegalArgumentException("The rate must be 0.001 messages a second or more.");
    }
  }

  private static void checkPercent(String what, double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "The %s must be from 0 to 100 percent, not %s.".formatted(what, number(percent)));
    }
  }

  /** Returns whether there are no faults. */
  public boolean isNone() {
    return loss == 0 && duplicates == 0 && reordering == 0 && delay.isZero() && rate == UNLIMITED;
  }

  /** Returns the same faults with another seed. */
  public FaultPlan withSeed(long other) {
    return new FaultPlan(loss, duplicates, reordering, delay, jitter, rate, other);
  }

  /** Returns the faults in words: {@code loss 5 %, delay 20 ± 5 ms, seed 7}. */
  public String text() {
    List<String> parts = new ArrayList<>();
    addPercent(parts, "loss", loss);
    addPercent(parts, "duplicates", duplicates);
    addPercent(parts, "reordering", reordering);
    if (!delay.isZero()) {
      parts.add(
          jitter.isZero()
              ? "delay %s ms".formatted(millis(delay))
              : "delay %s ± %s ms".formatted(millis(delay), millis(jitter)));
    }
    if (rate != UNLIMITED) {
      parts.add("at most %s messages a second".formatted(number(rate)));
    }
    parts.add("seed " + seed);
    return String.join(", ", parts);
  }

  private static void addPercent(List<String> parts, String what, double percent) {
    if (percent > 0) {
      parts.add("%s %s %%".formatted(what, number(percent)));
    }
  }

  private static String millis(Duration time) {
    return number(time.toNanos() / 1e6);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}

package picklescope.view.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ticks at round numbers: 1, 2 or 5 times a power of ten apart. */
final class ValueTicks {
  private static final double LARGEST_PLAIN = 1e7;
  private static final double SMALLEST_PLAIN = 1e-5;

  private ValueTicks() {}

  /** Returns ticks from one number to a greater one, at most so many if that is 2 or more. */
  static List<Tick> of(double low, double high, int most) {
    double step = step(high / 2 - low / 2, Math.max(2, most) / 2.0);
    var ticks = new ArrayList<Tick>();
    double first = Math.ceil(low / step - 1e-9);
    for (int i = 0; i <= most; i++) {
      double value = (first + i) * step;
      double share = (value / 2 - low / 2) / (high / 2 - low / 2);
      if (!(share <= 1 + 1e-9)) {
        break;
      }
      ticks.add(new Tick(share, label(value, step)));
    }
    return ticks;
  }

  /** Returns the step for a span with so many ticks at most. */
  static double step(double span, double most) {
    double least = span / most;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** Returns a number with the digits that its step needs. */
  static String label(double value, double step) {
    if (Math.abs(value) < step / 2) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= LARGEST_PLAIN || size < SMALLEST_PLAIN || !Double.isFinite(value)) {
      int digits =
          Math.clamp((int) (Math.floor(Math.log10(size)) - Math.floor(Math.log10(step))), 0, 15);
      return String.format(Locale.ROOT, "%." + digits + "e", value)
          .replaceFirst("e\\+?(-?)0*(\\d)", "e$1$2");
    }
    int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}

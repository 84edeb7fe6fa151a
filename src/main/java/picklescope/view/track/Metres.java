package picklescope.view.track;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Lengths as text. */
final class Metres {
  private static final double LARGE = 1e5;

  private Metres() {}

  /** Returns a length with centimetres, or a very large one in scientific notation. */
  static String text(double metres) {
    return Math.abs(metres) < LARGE
        ? String.format(Locale.ROOT, "%.2f", metres + 0.0) // no -0.00
        : String.format(Locale.ROOT, "%.2e", metres);
  }

  /** Returns a coordinate in a unit that fits it, such as {@code "-2 m"} or {@code "50 cm"}. */
  static String signed(double metres) {
    double size = Math.abs(metres);
    if (size >= 10_000) {
      return plain(metres / 1_000) + " km";
    }
    return size >= 1 || size == 0 ? plain(metres) + " m" : plain(metres * 100) + " cm";
  }

  /** Returns a number without zeros at its end. */
  private static String plain(double number) {
    return new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}

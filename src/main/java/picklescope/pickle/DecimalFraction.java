package picklescope.pickle;

/**
 * Parses floats as Python writes them, a few digits with a decimal point and without an exponent,
 * to the nearest double, several times as fast as {@link Double#parseDouble}.
 *
 * <p>The digits are an integer to be divided by a power of ten. The quotient of doubles is at most
 * two units in its last place away from the exact one; the exact remainder, which fits 64 bits,
 * tells which double is the nearest.
 */
final class DecimalFraction {
  private static final int MOST_DIGITS = 18; // less than 2 to the power of 60
  private static final int SIGNIFICAND_BITS = 52;
  private static final long HIDDEN_BIT = 1L << SIGNIFICAND_BITS;
  private static final long[] POWERS = powers();

  private DecimalFraction() {}

  private static long[] powers() {
    var powers = new long[MOST_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** Returns the value of a text, or NaN if it does not have that form or is not simple enough. */
  static double parse(byte[] in, int from, int to) {
    boolean negative = from < to && in[from] == '-';
    int start = negative ? from + 1 : from;
    long digits = 0;
    int point = -1;
    for (int at = start; at < to; at++) {
      int digit = in[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
      } else if (in[at] == '.' && point < 0) {
        point = at;
      } else {
        return Double.NaN;
      }
    }
    if (point < 0 || to - start < 2 || to - start > MOST_DIGITS + 1) {
      return Double.NaN;
    }
    double value = digits == 0 ? 0 : quotient(digits, POWERS[to - point - 1]);
    return negative ? -value : value;
  }

  /** Returns the double nearest to a quotient, or NaN if it is at a limit of this method. */
  private static double quotient(long dividend, long divisor) {
    double value = (double) dividend / divisor;
    int exponent = Math.getExponent(value) - SIGNIFICAND_BITS;
    if (exponent > 0) {
      return Double.NaN; // too large
    }
    long significand =
        Double.doubleToRawLongBits(value) & HIDDEN_BIT - 1 | HIDDEN_BIT; // * 2^exponent
    // The remainder is exact: what is cut off above 64 bits is the same in both.
    long shifted = exponent > -Long.SIZE ? dividend << -exponent : 0;
    long twice = 2 * (shifted - significand * divisor);
    while (twice > divisor || twice == divisor && (significand & 1) != 0) {
      significand++;
      twice -= 2 * divisor;
    }
    while (twice < -divisor || twice == -divisor && (significand & 1) != 0) {
      significand--;
      twice += 2 * divisor;
    }
    // Below a power of two the doubles are closer to each other.
    boolean above = significand > HIDDEN_BIT || significand == HIDDEN_BIT && twice >= 0;
    long biased = exponent + SIGNIFICAND_BITS + (long) Double.MAX_EXPONENT;
    return above && significand < 2 * HIDDEN_BIT
        ? Double.longBitsToDouble(biased << SIGNIFICAND_BITS | significand & HIDDEN_BIT - 1)
        : Double.NaN;
  }
}

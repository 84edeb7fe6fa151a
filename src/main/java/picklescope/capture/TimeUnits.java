package picklescope.capture;

/**
 * The unit and offset of an interface's times (pcapng's {@code if_tsresol} and {@code
 * if_tsoffset}).
 *
 * @param resolution a negative power of ten, or of two if the highest of the eight bits is set
 * @param offsetSeconds seconds to be added
 */
record TimeUnits(int resolution, long offsetSeconds) {
  private static final long NANOS = 1_000_000_000L;
  private static final int BINARY = 0x80;
  private static final int NANO_EXPONENT = 9;

  /** The largest power of ten in 64 unsigned bits. */
  private static final int LARGEST_POWER = 19;

  /**
   * Converts a time to nanoseconds since 1970; returns the limit for a time that a {@code long}
   * cannot represent: before 1677 or after 2262.
   *
   * @param units unsigned
   */
  long nanos(long units) {
    if (resolution == NANO_EXPONENT && offsetSeconds == 0) {
      return units < 0 ? Long.MAX_VALUE : units; // the usual case, read fast
    }
    int exponent = resolution & 0x7F;
    if ((resolution & BINARY) != 0) {
      return exponent >= Long.SIZE
          ? sum(0, shifted(Math.unsignedMultiplyHigh(units, NANOS), exponent - Long.SIZE))
          : sum(units >>> exponent, fraction(units, exponent));
    }
    if (exponent > LARGEST_POWER) {
      int down = exponent - NANO_EXPONENT;
      return sum(0, down > LARGEST_POWER ? 0 : Long.divideUnsigned(units, power(down)));
    }
    long unit = power(exponent);
    long rest = Long.remainderUnsigned(units, unit);
    return sum(
        Long.divideUnsigned(units, unit),
        exponent <= NANO_EXPONENT
            ? rest * power(NANO_EXPONENT - exponent)
            : Long.divideUnsigned(rest, power(exponent - NANO_EXPONENT)));
  }

  private static long shifted(long value, int down) {
    return down >= Long.SIZE ? 0 : value >>> down;
  }

  /** Returns the nanoseconds of the fraction of a second. */
  private static long fraction(long units, int exponent) {
    return exponent == 0 ? 0 : Math.unsignedMultiplyHigh(units << Long.SIZE - exponent, NANOS);
  }

  /**
   * Returns the sum as a {@code long}, limited to its range.
   *
   * @param seconds unsigned
   * @param nanos below a second
   */
  private long sum(long seconds, long nanos) {
    long all = seconds + offsetSeconds;
    boolean tooMany =
        seconds < 0
            ? offsetSeconds >= 0 || all < 0 // 2^63 seconds and more, less some
            : offsetSeconds > 0 && all < 0;
    if (tooMany || all > Long.MAX_VALUE / NANOS) {
      return Long.MAX_VALUE;
    }
    if (all < Long.MIN_VALUE / NANOS) {
      return Long.MIN_VALUE;
    }
    long whole = all * NANOS;
    return whole > 0 && whole + nanos < 0 ? Long.MAX_VALUE : whole + nanos;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}

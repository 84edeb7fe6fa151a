package picklescope.capture;

/**
 * The units in which an interface counts time (pcapng's {@code if_tsresol} and {@code
 * if_tsoffset}).
 *
 * @param resolution a negative power of ten, or of two if the highest of the eight bits is set
 * @param offsetSeconds to be added
 */
record TimeUnits(int resolution, long offsetSeconds) {
  private static final long NANOS = 1_000_000_000L;
  private static final int BINARY = 0x80;

  /** Nanoseconds since 1970; a time that does not fit (until 2262) wraps. */
  long nanos(long units) {
    int exponent = resolution & 0x7F;
    long nanos =
        (resolution & BINARY) != 0
            ? binary(units, exponent)
            : exponent <= 9 ? units * power(9 - exponent) : decimal(units, exponent - 9);
    return nanos + offsetSeconds * NANOS;
  }

  private static long decimal(long units, int down) {
    return down > 18 ? 0 : Long.divideUnsigned(units, power(down));
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private static long binary(long units, int exponent) {
    if (exponent >= 64) {
      return Math.unsignedMultiplyHigh(units, NANOS) >>> Math.min(63, exponent - 64);
    }
    long high = Math.unsignedMultiplyHigh(units, NANOS);
    long low = units * NANOS;
    return exponent == 0 ? low : high << 64 - exponent | low >>> exponent;
  }
}

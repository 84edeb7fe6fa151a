package picklescope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;

class TimeUnitsTest {
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  /** By numbers of any size. */
  private static long exact(int resolution, long offset, long units) {
    int exponent = resolution & 0x7F;
    var unit =
        resolution < 0x80 ? BigInteger.TEN.pow(exponent) : BigInteger.ONE.shiftLeft(exponent);
    return new BigInteger(Long.toUnsignedString(units))
        .multiply(NANOS)
        .divide(unit)
        .add(BigInteger.valueOf(offset).multiply(NANOS))
        .max(MIN)
        .min(MAX)
        .longValueExact();
  }

  @Test
  void everyResolutionIsExactOrAtTheLimit() {
    var random = new Random(TestSeed.get());
    long[] edges = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, 9_223_372_036L, 9_223_372_037L};
    for (int resolution = 0; resolution < 256; resolution++) {
      for (int i = 0; i < 400; i++) {
        long units = i < edges.length ? edges[i] : random.nextLong() >>> random.nextInt(Long.SIZE);
        long offset =
            switch (i % 4) {
              case 0 -> 0;
              case 1 -> edges[random.nextInt(edges.length)];
              case 2 -> random.nextLong() >> random.nextInt(Long.SIZE);
              default -> -units;
            };
        assertEquals(
            exact(resolution, offset, units),
            new TimeUnits(resolution, offset).nanos(units),
            List.of(resolution, offset, units)::toString);
      }
    }
  }
}

package picklescope.stream.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MomentsTest {
  private static Moments of(double... values) {
    var sum = new Moments.Sum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.moments();
  }

  @Test
  void theMeanOfNumbersThatAreFarApartIsFinite() {
    assertEquals(0, of(1e308, -1e308).mean());
    assertEquals(0, of(1e308).plus(of(-1e308)).mean());
    assertEquals(4, of(1e308, -1e308, 12).mean());
    assertEquals(Double.POSITIVE_INFINITY, of(1e308, -1e308, 12).deviation());
    assertEquals(Double.POSITIVE_INFINITY, of(1e308).plus(of(-1e308, 12)).deviation());
  }
}

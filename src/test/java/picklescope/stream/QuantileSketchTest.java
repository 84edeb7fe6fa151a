package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picklescope.TestSeed;

class QuantileSketchTest {
  private final Random random = new Random(TestSeed.get());

  /** The spread is the power of ten from the least to the greatest number. */
  @ParameterizedTest
  @CsvSource({"0, 0.0101", "1, 0.0101", "4, 0.0101", "6, 0.0202", "12, 0.0405"})
  void theErrorIsBounded(double spread, double error) {
    for (int round = 0; round < 20; round++) {
      var sketch = new QuantileSketch();
      var numbers = new double[1 + random.nextInt(5_000)];
      double least = Math.pow(10, random.nextInt(6));
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = least * Math.pow(10, spread * random.nextDouble());
        sketch.add(numbers[i]);
      }
      Arrays.sort(numbers);
      for (double share : new double[] {0, 0.01, 0.25, 0.5, 0.99, 1}) {
        double expected = quantile(numbers, share);
        assertEquals(expected, sketch.quantile(share), expected * error);
        assertEquals(expected, new QuantileSketch(sketch).quantile(share), expected * error);
      }
    }
  }

  /** As numpy.quantile; the numbers are sorted. */
  private static double quantile(double[] numbers, double share) {
    double place = share * (numbers.length - 1);
    double low = numbers[(int) Math.floor(place)];
    return low + (place - Math.floor(place)) * (numbers[(int) Math.ceil(place)] - low);
  }

  /** One of ten intervals is more than a hundredth. */
  @Test
  void theLongestOfFewNumbersCounts() {
    var sketch = new QuantileSketch();
    for (int i = 0; i < 9; i++) {
      sketch.add(100);
    }
    sketch.add(10_000);
    assertEquals(9_109, sketch.quantile(0.99), 91); // as numpy.quantile
    assertEquals(100, sketch.quantile(0.5), 1);
    assertEquals(10_000, sketch.quantile(1), 100);
    for (int value = 10_001; value < 11_000; value++) {
      sketch.add(value);
      assertTrue(sketch.quantile(1) <= value, "the middle of its bucket may be above it");
    }
  }

  @Test
  void zerosCount() {
    var sketch = new QuantileSketch();
    assertTrue(Double.isNaN(sketch.quantile(0.5)));
    sketch.add(0);
    sketch.add(0);
    sketch.add(1_000);
    assertEquals(0, sketch.quantile(0.5));
    assertEquals(1_000, sketch.quantile(1), 10.1);
  }
}

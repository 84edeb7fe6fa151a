package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import picklescope.stream.series.Bounds;

class ValueScaleTest {
  private final ValueScale scale = new ValueScale();

  private void fit(double low, double high) {
    var bounds = new Bounds();
    bounds.add(low);
    bounds.add(high);
    scale.fit(bounds);
  }

  @Test
  void growsAtOnceAndShrinksLate() {
    fit(0, 100);
    assertEquals(-6, scale.low(), 1e-9);
    assertEquals(106, scale.high(), 1e-9);
    fit(10, 95);
    assertEquals(106, scale.high(), 1e-9);
    fit(10, 107);
    assertTrue(scale.high() > 107);
    fit(10, 20);
    assertTrue(scale.high() < 21);
    scale.fit(new Bounds());
    assertTrue(scale.high() < 21);
  }

  @Test
  void anyValuesHaveARange() {
    for (double value : new double[] {0, 7, -1e300, Double.MAX_VALUE, Double.MIN_VALUE}) {
      scale.release();
      fit(value, value);
      assertTrue(scale.low() < scale.high(), value + "");
      assertTrue(scale.low() <= value && value <= scale.high(), value + "");
    }
    fit(-Double.MAX_VALUE, Double.MAX_VALUE);
    assertTrue(Double.isFinite(scale.low()) && Double.isFinite(scale.high()));
  }

  @Test
  void staysWhereItIsZoomed() {
    fit(0, 100);
    scale.move(0.5);
    assertEquals(106, scale.high(), 1e-9, "it is not zoomed");
    scale.zoom(0.5, 0);
    assertEquals(-6, scale.low(), 1e-9);
    assertEquals(50, scale.high(), 1e-9);
    scale.move(0.5);
    assertEquals(22, scale.low(), 1e-9);
    fit(0, 1_000);
    assertEquals(78, scale.high(), 1e-9);
    assertTrue(scale.release());
    assertFalse(scale.release());
    fit(0, 1_000);
    assertTrue(scale.high() > 1_000);
    for (int i = 0; i < 2_000; i++) {
      scale.zoom(0.5, 0.5);
    }
    assertTrue(scale.low() < scale.high());
    assertTrue(ValueTicks.of(scale.low(), scale.high(), 5).size() >= 2);
  }
}

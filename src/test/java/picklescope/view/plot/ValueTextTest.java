package picklescope.view.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ValueTextTest {
  @Test
  void numbersHaveSixDigits() {
    assertEquals("0", ValueText.number(0));
    assertEquals("1.5", ValueText.number(1.5));
    assertEquals("100", ValueText.number(100));
    assertEquals("0.333333", ValueText.number(1 / 3.0));
    assertEquals("-12345.7", ValueText.number(-12345.678));
    assertEquals("123456789", ValueText.number(123456789));
    assertEquals("0.00123457", ValueText.number(0.00123456789));
    assertEquals("1.00000e-05", ValueText.number(1e-5));
    assertEquals("nan", ValueText.number(Double.NaN));
    assertEquals("-inf", ValueText.number(Double.NEGATIVE_INFINITY));
  }

  @Test
  void spansHaveUnits() {
    assertEquals("0 s", ValueText.seconds(0));
    assertEquals("16.67 ms", ValueText.seconds(1 / 60.0));
    assertEquals("5 µs", ValueText.seconds(5e-6));
    assertEquals("1.5 s", ValueText.seconds(1.5));
    assertEquals("10 min 05 s", ValueText.seconds(605));
    assertEquals("26 h 03 min", ValueText.seconds(26 * 3_600 + 185));
    assertEquals("00:00:01.000002", ValueText.clock(1_000_002_000L, ZoneOffset.UTC));
    assertEquals("1970-01-01", ValueText.day(1, ZoneOffset.UTC));
  }

  @Test
  void windowsAreReadAsTheyAreShown() {
    for (String name : PlotWindows.names()) {
      assertEquals(name, PlotWindows.name(PlotWindows.seconds(name).orElseThrow()));
    }
    assertEquals(OptionalDouble.of(90), PlotWindows.seconds("1.5min"));
    assertEquals(OptionalDouble.of(7), PlotWindows.seconds("last 7"));
    assertEquals(OptionalDouble.of(0.25), PlotWindows.seconds("250 ms"));
    assertEquals(OptionalDouble.empty(), PlotWindows.seconds("0"));
    assertEquals(OptionalDouble.empty(), PlotWindows.seconds("soon"));
  }
}

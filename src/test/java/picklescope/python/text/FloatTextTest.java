package picklescope.python.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.123456, 0.1235",
    "-12345.678, -12345.7",
    "1.23456e20, 1.235e+20",
    "5e-324, 5e-324",
    "inf, inf",
    "1.7976931348623157e308, 1.797e+308",
    "-1.7976931348623157e308, -1.797e+308",
  })
  void aRoundedFloatIsNearAndFinite(String value, String expected) {
    double number = value.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value);
    assertEquals(expected, FloatText.of(FloatText.rounded(number, 4)));
  }
}

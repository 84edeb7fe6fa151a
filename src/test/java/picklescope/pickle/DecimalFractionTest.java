package picklescope.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;

/** Java's own parser of floats is the other side. */
class DecimalFractionTest {
  /** Returns whether the text was simple enough. */
  private static boolean isAsJava(String text) {
    byte[] line = ("F" + text + "\n").getBytes(StandardCharsets.ISO_8859_1);
    double value = DecimalFraction.parse(line, 1, line.length - 1);
    if (Double.isNaN(value)) {
      return false;
    }
    assertEquals(
        Double.doubleToRawLongBits(Double.parseDouble(text)),
        Double.doubleToRawLongBits(value),
        text);
    return true;
  }

  @Test
  void randomTextsOfAllLengths() {
    var random = new SplittableRandom(TestSeed.get());
    int parsed = 0;
    for (int i = 0; i < 1_000_000; i++) {
      var text = new StringBuilder(random.nextBoolean() ? "-" : "");
      int digits = random.nextInt(1, 20);
      int point = random.nextInt(digits + 1);
      for (int d = 0; d < digits; d++) {
        text.append(d == point ? "." : "").append((char) ('0' + random.nextInt(10)));
      }
      parsed += isAsJava(text + (point == digits ? "." : "")) ? 1 : 0;
    }
    assertTrue(parsed > 800_000, parsed + " parsed");
  }

  @Test
  void shortestTextsOfRandomFloats() {
    var random = new SplittableRandom(TestSeed.get());
    int parsed = 0;
    for (int i = 0; i < 1_000_000; i++) {
      double value = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-9, 23));
      parsed += isAsJava(new BigDecimal(Double.toString(value)).toPlainString()) ? 1 : 0;
    }
    assertTrue(parsed > 800_000, parsed + " parsed");
  }

  /** Texts halfway between two floats, and next to halfway. */
  @Test
  void tiesGoToTheEvenOne() {
    var random = new SplittableRandom(TestSeed.get());
    int parsed = 0;
    for (int i = 0; i < 200_000; i++) {
      int exponent = random.nextInt(-3, 1);
      long odd = (1L << 53 | random.nextLong(1L << 53)) | 1; // half a unit in the last place
      var half = new BigDecimal(odd).multiply(new BigDecimal(Math.scalb(0.5, exponent)));
      String text = half.toPlainString();
      int last = text.length() - 1;
      char digit = text.charAt(last);
      parsed += isAsJava(text) ? 1 : 0;
      if (digit > '0' && digit < '9') {
        isAsJava(text.substring(0, last) + (char) (digit + 1));
        isAsJava(text.substring(0, last) + (char) (digit - 1));
      }
    }
    assertTrue(parsed > 50_000, parsed + " parsed");
  }

  @Test
  void powersOfTwoAndTheirNeighbours() {
    int parsed = 0;
    for (int exponent = -9; exponent < 50; exponent++) {
      double power = Math.scalb(1, exponent);
      for (double value : List.of(power, Math.nextUp(power), Math.nextDown(power))) {
        parsed += isAsJava(new BigDecimal(Double.toString(value)).toPlainString()) ? 1 : 0;
        parsed += isAsJava("-" + new BigDecimal(value + 0.5).toPlainString()) ? 1 : 0;
      }
    }
    assertTrue(parsed > 100, parsed + " parsed");
    for (String text : List.of("1.0", "-0.5", "0.0625", "1024.0")) {
      assertTrue(isAsJava(text), text);
    }
  }

  @Test
  void whatIsNotSimpleIsLeft() {
    for (String text :
        List.of(
            "",
            "-",
            ".",
            "-.",
            "1",
            "1e5",
            "1.5e5",
            "+1.5",
            "nan",
            "inf",
            "1..5",
            "1.5 ",
            "1.5\0",
            "1_0.5",
            "0x1.8",
            "123456789012345678.5",
            "9007199254740993.0")) {
      byte[] line = text.getBytes(StandardCharsets.ISO_8859_1);
      assertTrue(Double.isNaN(DecimalFraction.parse(line, 0, line.length)), text);
    }
    for (String text : List.of("0.0", "-0.0", "0.", ".5", "-.5", "1.0", "0.000000000000000001")) {
      isAsJava(text);
    }
  }
}

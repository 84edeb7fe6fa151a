package picklescope.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How often texts that change all the time are renewed, at made-up times. */
class ThrottleTest {
  private static final long MILLI = 1_000_000;

  @Test
  void aTextIsRenewedAtOnceAndThenFiveTimesASecond() {
    var throttle = new Throttle(7);
    assertTrue(throttle.take(7));
    int taken = 0;
    for (long at = 33 * MILLI; at <= 1000 * MILLI; at += 33 * MILLI) {
      taken += throttle.take(7 + at) ? 1 : 0;
    }
    assertEquals(5, taken);
  }

  @Test
  void noUpdateEachFifthOfASecondIsLeftOut() {
    var throttle = new Throttle(7);
    for (long at = 0; at < 2000 * MILLI; at += 195 * MILLI) {
      assertTrue(throttle.take(7 + at));
      assertFalse(throttle.take(7 + at + MILLI));
    }
  }
}

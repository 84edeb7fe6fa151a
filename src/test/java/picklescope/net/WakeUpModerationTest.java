package picklescope.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WakeUpModerationTest {
  @Test
  void atLowRatesNothingWaits() {
    assertEquals(0, WakeUpModeration.pause(0, false));
    assertEquals(0, WakeUpModeration.pause(1_999, false));
  }

  @Test
  void ofAFewThousandASecondTheseOfAMillisecondAreReceivedTogether() {
    assertEquals(TimeUnit.MILLISECONDS.toNanos(1), WakeUpModeration.pause(2_000, false));
    assertEquals(TimeUnit.MILLISECONDS.toNanos(1), WakeUpModeration.pause(19_999, false));
  }

  @Test
  void aRelayWaitsOnlyInAFlood() {
    assertEquals(0, WakeUpModeration.pause(19_999, true));
    assertTrue(WakeUpModeration.pause(20_000, true) > 0);
  }

  @Test
  void inAFloodTheWaitIsShort() {
    assertEquals(TimeUnit.MICROSECONDS.toNanos(100), WakeUpModeration.pause(350_000, false));
  }
}

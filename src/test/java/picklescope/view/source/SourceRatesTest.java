package picklescope.view.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceRatesTest {
  private static final long SECOND = 1_000_000_000;

  private final SourceRates rates = new SourceRates(Duration.ofMillis(500));

  @Test
  void theRateIsThatSinceThePreviousPoll() {
    assertEquals(0, rates.poll("port 4950", 100, 0));
    assertEquals(200, rates.poll("port 4950", 200, SECOND / 2));
    assertEquals(0, rates.poll("port 4950", 200, SECOND));
  }

  @Test
  void aPollSoonAfterwardsKeepsTheRate() {
    rates.poll("port 4950", 0, 0);
    rates.poll("port 4950", 100, SECOND);
    assertEquals(100, rates.poll("port 4950", 5_000, SECOND + SECOND / 10));
    assertEquals(4_950, rates.poll("port 4950", 5_050, 2 * SECOND), "since the reading at 1 s");
  }

  @Test
  void aResetCounterAndOtherPortsHaveNoNegativeRate() {
    rates.poll("port 4950", 100, 0);
    assertEquals(0, rates.poll("port 4950", 0, SECOND));
    assertEquals(0, rates.poll("port 4951", 100, SECOND));
  }
}

package picklescope.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {
  @Test
  void anOffsetIsThatInTheMiddleOfTheWay() {
    // 1000 ahead; 40 there, 10 to answer, 60 back.
    assertEquals(Optional.of(new ClockOffset(990, 51)), ClockOffset.of(5_000, 6_040, 6_050, 5_110));
    assertEquals(
        Optional.of(new ClockOffset(-1_010, 51)), ClockOffset.of(5_000, 4_040, 4_050, 5_110));
  }

  @Test
  void timesThatCannotBeTrueAreRefused() {
    assertEquals(Optional.empty(), ClockOffset.of(5_000, 6_050, 6_040, 5_110));
    assertEquals(Optional.empty(), ClockOffset.of(5_000, 6_000, 6_200, 5_110));
    assertEquals(Optional.empty(), ClockOffset.of(5_000, -1, 10, 5_110));
    assertEquals(Optional.empty(), ClockOffset.of(5_000, 0, Long.MAX_VALUE, 5_110));
  }

  @Test
  void theShortestOfTheNewestWaysCounts() {
    var estimate = new ClockEstimate();
    assertEquals(Optional.empty(), estimate.best());
    var shortest = new ClockOffset(3, 1);
    estimate.add(shortest);
    for (int i = 0; i < 15; i++) {
      estimate.add(new ClockOffset(100, 20));
    }
    assertEquals(Optional.of(shortest), estimate.best());
    estimate.add(new ClockOffset(100, 20));
    assertEquals(Optional.of(new ClockOffset(100, 20)), estimate.best());
  }
}

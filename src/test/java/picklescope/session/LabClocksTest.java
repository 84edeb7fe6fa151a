package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picklescope.feed.ClockOffset;
import picklescope.feed.HostLosses;
import picklescope.feed.HostName;

class LabClocksTest {
  private static List<LabCounts> host(long nanos, long uncertainty) {
    return List.of(
        new LabCounts(
            new HostName("LAB-3"),
            0,
            HostLosses.NONE,
            0,
            0,
            0,
            0,
            0,
            Optional.empty(),
            Optional.of(new ClockOffset(nanos, uncertainty))));
  }

  @Test
  void aClockIsToldOnceAndAgainWhenItHasChanged() {
    var clocks = new LabClocks(0);
    assertEquals(
        List.of("LAB-3: its clock is 12.34 ms ahead of this computer's, ± 0.20 ms"),
        clocks.news(host(12_340_000, 200_000)));
    assertEquals(List.of(), clocks.news(host(12_900_000, 200_000)));
    assertEquals(List.of(), clocks.news(host(30_000_000, 20_000_000)));
    assertEquals(
        List.of("LAB-3: its clock is 3,600.0 s behind this computer's, ± 0.20 ms"),
        clocks.news(host(-3_600_000_000_000L, 200_000)));
  }

  @Test
  void aSmallDifferenceIsNotTold() {
    var clocks = new LabClocks(80_000_000);
    assertEquals(List.of(), clocks.news(host(-79_000_000, 10)));
    assertEquals(1, clocks.news(host(-80_000_000, 10)).size());
  }
}

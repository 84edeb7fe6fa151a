package picklescope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
            0,
            Optional.empty(),
            Optional.of(new ClockOffset(nanos, uncertainty))));
  }

  @Test
  void aClockIsToldOnceAndAgainWhenTheDifferenceHasDoubled() {
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

  /** A file would have the old difference for all that follows. */
  @Test
  void aCorrectedClockIsTold() {
    var clocks = new LabClocks(80_000_000);
    assertEquals(1, clocks.news(host(-5_000_000_000L, 200_000)).size());
    assertEquals(List.of(), clocks.news(host(-4_000_000_000L, 200_000)));
    assertEquals(
        List.of("LAB-3: its clock is 0.03 ms ahead of this computer's, ± 0.20 ms"),
        clocks.news(host(30_000, 200_000)));
    assertEquals(List.of(), clocks.news(host(-30_000, 200_000)));
    assertEquals(1, clocks.news(host(5_000_000_000L, 200_000)).size());
    assertEquals(1, clocks.news(host(-5_000_000_000L, 200_000)).size());
  }

  @Test
  void aSmallDifferenceAfterACorrectionIsNotTold() {
    var clocks = new LabClocks(80_000_000);
    assertEquals(1, clocks.news(host(-5_000_000_000L, 200_000)).size());
    assertEquals(1, clocks.news(host(30_000, 200_000)).size());
    assertEquals(List.of(), clocks.news(host(12_000_000, 200_000)));
    assertEquals(List.of(), clocks.news(host(-12_000_000, 200_000)));
    assertEquals(1, clocks.news(host(90_000_000, 200_000)).size());
  }

  @Test
  void furtherCorrectionsAreNotReported() {
    var clocks = new LabClocks(0);
    var told = new ArrayList<String>();
    for (int i = 0; i < 100; i++) {
      told.addAll(clocks.news(host(i % 2 == 0 ? 5_000_000_000L : -5_000_000_000L, 200_000)));
    }
    assertEquals(21, told.size());
    assertTrue(told.getLast().endsWith("; further corrections are not reported"), told.getLast());
  }

  @Test
  void aClockThatChangesAllTheTimeIsToldAFewTimes() {
    var clocks = new LabClocks(0);
    int told = 0;
    for (int second = 1; second <= 10_000; second++) {
      long nanos = (second % 2 == 0 ? 1 : -1) * second * 1_000_000_000L;
      told += clocks.news(host(nanos, 200_000)).size();
    }
    assertEquals(30, told, "20 corrections, and each time it has doubled");
    assertEquals(List.of(), clocks.news(host(0, 200_000)));
  }

  @Test
  void theGreatestDifferencesAreTold() {
    var clocks = new LabClocks(0);
    assertEquals(1, clocks.news(host(-(Long.MAX_VALUE / 4), Long.MAX_VALUE / 4)).size());
    assertEquals(List.of(), clocks.news(host(Long.MAX_VALUE / 4, Long.MAX_VALUE / 4)));
    assertEquals(1, clocks.news(host(Long.MAX_VALUE / 2 + 1, 1)).size());
  }

  @Test
  void aSmallDifferenceIsNotTold() {
    var clocks = new LabClocks(80_000_000);
    assertEquals(List.of(), clocks.news(host(-79_000_000, 10)));
    assertEquals(1, clocks.news(host(-80_000_000, 10)).size());
  }
}

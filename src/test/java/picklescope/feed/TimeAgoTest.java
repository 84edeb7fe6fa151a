package picklescope.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeAgoTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-29T10:00:00+01:00");

  private static void assertTime(String expected, String text) {
    assertEquals(Optional.of(Instant.parse(expected)), TimeAgo.of(text, NOW), text);
  }

  @Test
  void timesAsTheyAreWritten() {
    assertTime("2026-11-29T08:30:00Z", "9:30");
    assertTime("2026-11-29T08:30:15.500Z", "09:30:15.5");
    assertTime("2026-11-28T13:03:00Z", "14:03");
    assertTime("2026-11-28T13:03:00Z", "yesterday 14:03");
    assertTime("2026-11-28T08:30:00Z", " Yesterday  09:30");
    assertTime("2026-11-20T13:03:10Z", "2026-11-20 14:03:10");
    assertTime("2026-11-20T13:03:00Z", "2026-11-20T14:03");
    assertTime("2026-11-20T13:03:10Z", "2026-11-20T13:03:10z");
    assertTime("2026-11-29T08:50:00Z", "10min");
    assertTime("2026-11-29T08:59:30Z", "30 s");
    assertTime("2026-11-29T07:00:00Z", "2h");
    assertTime("2026-11-22T09:00:00Z", "7d");
  }

  /** On these days a day has 25 or 23 hours. */
  @Test
  void yesterdayIsADayAlsoWhenClocksAreChanged() {
    var berlin = ZoneId.of("Europe/Berlin");
    for (var morning :
        List.of(LocalDate.of(2026, 10, 25), LocalDate.of(2026, 3, 29), LocalDate.of(2026, 7, 1))) {
      var now = morning.atTime(10, 0).atZone(berlin);
      var expected = morning.minusDays(1).atTime(14, 3).atZone(berlin).toInstant();
      assertEquals(Optional.of(expected), TimeAgo.of("14:03", now), morning.toString());
    }
  }

  @Test
  void whatIsNoTimeIsRefused() {
    for (String text :
        List.of(
            "", "now", "25:00", "10 m", "-5min", "2026-13-01 10:00", "yesterday", "9999999999s")) {
      assertEquals(Optional.empty(), TimeAgo.of(text, NOW), text);
    }
  }

  @Test
  void timesThatNoClockHasAreRefused() {
    for (String text : List.of("9999-01-01 00:00", "1600-01-01 00:00", "500000d")) {
      assertThrows(IllegalArgumentException.class, () -> FeedStart.of(text, NOW), text);
    }
  }

  @Test
  void readingBeginsNowOrAtTheOldestOrAtATime() {
    assertEquals(new FeedStart.Now(), FeedStart.of(" Now", NOW));
    assertEquals(new FeedStart.Oldest(), FeedStart.of("oldest", NOW));
    assertEquals(
        new FeedStart.Time(1_795_942_200_000_000_000L), FeedStart.of("2026-11-29T08:50:00Z", NOW));
    var refused = assertThrows(IllegalArgumentException.class, () -> FeedStart.of("tomorrow", NOW));
    assertTrue(String.valueOf(refused.getMessage()).contains("not tomorrow"));
  }
}

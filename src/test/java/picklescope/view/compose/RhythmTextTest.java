package picklescope.view.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import picklescope.send.Rhythm;
import picklescope.view.compose.RhythmText.Unit;

/** Rhythms as they are written and described. */
class RhythmTextTest {
  private static Rhythm rhythm(String rate, Unit unit, String count, String burst) {
    return new RhythmText(rate, unit, count, burst).rhythm();
  }

  private static String problem(String rate, String count, String burst) {
    return assertThrows(
            IllegalArgumentException.class, () -> rhythm(rate, Unit.HERTZ, count, burst))
        .getMessage();
  }

  @Test
  void fieldsAreReadInEitherUnit() {
    assertEquals(Rhythm.hertz(60), rhythm(" 60 ", Unit.HERTZ, "", ""));
    assertEquals(
        Rhythm.everyMillis(2.5).withBurst(3).withCount(10_000),
        rhythm("2,5", Unit.MILLIS, "10_000", "3"));
  }

  @Test
  void whatIsWrongIsReported() {
    assertEquals("Enter numbers, such as 60.", problem("x", "", ""));
    assertEquals("Enter numbers, such as 60.", problem("60", "many", ""));
    assertEquals("Enter numbers, such as 60.", problem("", "", ""));
    assertEquals(
        assertThrows(IllegalArgumentException.class, () -> Rhythm.hertz(0)).getMessage(),
        problem("0", "", ""));
    assertThrows(IllegalArgumentException.class, () -> rhythm("1", Unit.HERTZ, "", "99999999999"));
  }

  @Test
  void aRhythmIsDescribedAndWrittenAsItIsRead() {
    for (var rhythm :
        new Rhythm[] {
          Rhythm.hertz(60), Rhythm.everyMillis(16.7), Rhythm.hertz(3).withBurst(2).withCount(7)
        }) {
      assertEquals(rhythm.intervalNanos(), RhythmText.of(rhythm).rhythm().intervalNanos(), 1);
      assertEquals(rhythm.burst(), RhythmText.of(rhythm).rhythm().burst());
      assertEquals(rhythm.count(), RhythmText.of(rhythm).rhythm().count());
    }
    assertEquals("60/s", RhythmText.words(Rhythm.hertz(60)));
    assertEquals("every 16.7 ms", RhythmText.words(Rhythm.everyMillis(16.7)));
    assertEquals("every 2000 ms", RhythmText.words(Rhythm.hertz(0.5)));
    assertEquals(
        "3/s, 2 at once, 1,000 in all",
        RhythmText.words(Rhythm.hertz(3).withBurst(2).withCount(1_000)));
  }
}

package picklescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How often the window is updated, at made-up times. */
class PulseRateTest {
  private static final long FRAME = 1_000_000_000 / 60;

  private long now = 5;
  private long messages;
  private final PulseRate rate = new PulseRate(now);

  /** How often it is due in a second of frames, with so many messages in it. */
  private int updates(int perSecond, boolean hurried) {
    int due = 0;
    for (int frame = 0; frame < 60; frame++) {
      now += FRAME;
      messages += perSecond / 60;
      due += rate.isDue(now, messages, hurried) ? 1 : 0;
    }
    return due;
  }

  @Test
  void everySecondFrameIsUsed() {
    assertEquals(30, updates(900, false));
  }

  @Test
  void rowsThatNobodyReadsAreShownATenthOfASecond() {
    updates(5_000, false);
    assertEquals(10, updates(5_000, false));
    updates(600, false);
    assertEquals(30, updates(600, false));
  }

  @Test
  void everyFrameIsUsedWhileTheUserWaits() {
    assertEquals(60, updates(1_000, true));
  }

  @Test
  void aFloodIsShownFiveTimesASecond() {
    updates(300_000, false);
    assertEquals(5, updates(300_000, false));
    updates(600, false);
    assertEquals(30, updates(600, false));
  }

  @Test
  void aSecondAfterTheLastMessageItIsAtRest() {
    updates(60, false);
    assertFalse(rate.isAtRest(now));
    updates(0, false);
    assertFalse(rate.isAtRest(now - 4 * FRAME));
    updates(0, false);
    assertTrue(rate.isAtRest(now));
    updates(60, false);
    assertFalse(rate.isAtRest(now));
  }

  @Test
  void inputAndRowsThatTheUserWaitsForKeepItAwake() {
    updates(0, false);
    updates(0, true);
    assertFalse(rate.isAtRest(now));
    updates(0, false);
    updates(0, false);
    assertTrue(rate.isAtRest(now));
    rate.stir(now);
    assertFalse(rate.isAtRest(now));
  }

  @Test
  void framesAreDrawnForTheUserAndForAFewMessages() {
    updates(0, false);
    updates(0, false);
    assertFalse(rate.needsFrames(now));
    updates(60, false);
    assertTrue(rate.needsFrames(now));
    updates(5_000, false);
    assertFalse(rate.needsFrames(now));
    rate.stir(now);
    assertTrue(rate.needsFrames(now));
    updates(5_000, false);
    updates(5_000, false);
    assertFalse(rate.needsFrames(now));
    updates(5_000, true);
    assertTrue(rate.needsFrames(now));
  }
}

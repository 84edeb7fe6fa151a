package picklescope.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReplayClockTest {
  private static final long MS = 1_000_000;
  private static final long THEN = 1_790_000_000_000_000_000L;
  private static final long NOW = 55 * MS;

  private final ReplayClock clock = new ReplayClock();

  private void play(double speed, long... millis) {
    clock.begin(THEN, NOW, speed);
    for (long one : millis) {
      clock.sent(THEN + one * MS);
    }
  }

  private long nextLoop(int sent, double speed) {
    clock.beginNext(THEN, sent, speed);
    return clock.due(THEN) - NOW;
  }

  @Test
  void loopsFollowEachOtherAfterTheAverageGap() {
    play(1, 0, 10, 30, 60);
    assertEquals(80 * MS, nextLoop(4, 1));
    play(2, 0, 10, 30, 60);
    assertEquals(40 * MS, nextLoop(4, 2));
  }

  @Test
  void messagesOfOneTimeAreRepeatedOnceASecond() {
    play(1, 0, 0, 0);
    assertEquals(1_000 * MS, nextLoop(3, 1));
    assertEquals(2_000 * MS, nextLoop(3, 1));
    play(4, 0);
    assertEquals(250 * MS, nextLoop(1, 4));
    play(ReplayPlan.UNTIMED, 0);
    assertEquals(0, nextLoop(1, ReplayPlan.UNTIMED));
  }

  @Test
  void theTimeAtWhichItIsPausedIsKept() {
    play(2, 0, 10);
    assertEquals(THEN + 50 * MS, clock.position(NOW + 25 * MS, THEN + 100 * MS));
    assertEquals(THEN + 10 * MS, clock.position(NOW, THEN + 100 * MS));
    assertEquals(THEN + 100 * MS, clock.position(NOW + 500 * MS, THEN + 100 * MS));
    clock.goOn(THEN + 50 * MS, NOW + 900 * MS, 1);
    assertEquals(NOW + 950 * MS, clock.due(THEN + 100 * MS));
    clock.goOn(THEN, NOW, ReplayPlan.UNTIMED);
    assertEquals(THEN + 10 * MS, clock.position(NOW, THEN + 100 * MS));
  }

  @Test
  void aLongDelayMovesWhatFollows() {
    play(2, 0, 10);
    assertEquals(200 * MS, clock.late(THEN + 20 * MS, NOW + 210 * MS));
    assertEquals(NOW + 15 * MS, clock.due(THEN + 30 * MS), "a short delay is made up for");
    assertEquals(5_000 * MS, clock.late(THEN + 30 * MS, NOW + 5_015 * MS));
    assertEquals(NOW + 5_020 * MS, clock.due(THEN + 40 * MS));
    assertEquals(0, clock.late(THEN + 40 * MS, NOW + 5_020 * MS));
  }
}

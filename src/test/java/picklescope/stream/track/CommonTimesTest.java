package picklescope.stream.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonTimesTest {
  private static final long START = 1_790_000_000_000L;
  private static final long YEARS = 90L * 365 * 24 * 60 * 60 * 1_000;

  private final AtomicLong here = new AtomicLong(nanos(START));
  private final CommonTimes file = CommonTimes.ofFile();
  private final CommonTimes recording = CommonTimes.ofRecording(here::get);

  private static long nanos(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Returns by how much the common time of a pose is later than {@link #START}, in ms. */
  private static long time(CommonTimes times, String source, long millis) {
    return TimeUnit.NANOSECONDS.toMillis(times.of(source, nanos(START + millis))) - START;
  }

  /** As {@link #time(CommonTimes, String, long)}, while it is recorded at a time. */
  private long live(long now, String source, long millis) {
    here.set(nanos(START + now));
    recording.mayBeLive();
    return time(recording, source, millis);
  }

  @Test
  void thePosesOfOneComputerHaveTheTimesOfTheirMessages() {
    for (long time : new long[] {0, 50, 7_000, -90_000, YEARS, 100}) {
      assertEquals(time, time(file, "", time));
      assertEquals(time, live(200, "port 4950", time));
    }
  }

  @Test
  void thoseOfComputersWhoseClocksAgreeDoToo() {
    for (long time = 0; time < 10_000; time += 50) {
      long delay = time % 900; // of either
      assertEquals(time, time(file, "a @ LAB-1", time));
      assertEquals(time - delay, time(file, "a @ LAB-2", time - delay));
      assertEquals(time, live(time + delay, "a @ LAB-1", time));
      assertEquals(time + 20, live(time, "a @ LAB-2", time + 20));
    }
    assertEquals(YEARS, time(file, "a @ LAB-2", YEARS)); // all have been silent for long
  }

  @ParameterizedTest
  @ValueSource(longs = {-YEARS, -4_000_000, -5_000, 5_000, 4_000_000, YEARS})
  void differentClocksAreOne(long ahead) {
    for (long time = 0; time < 20_000; time += 50) {
      long first = time(file, "a @ LAB-1", time);
      long second = time(file, "b @ LAB-2", time + ahead);
      assertTrue(
          time == 0 || Math.abs(first - second) <= 1_000, time + ": " + first + " " + second);
      assertEquals(time, live(time, "a @ LAB-1", time));
      assertEquals(time, live(time, "b @ LAB-2", time + ahead));
    }
  }

  @Test
  void whoseClockIsBehindIsNotHeldForLongWhenTheOtherStops() {
    time(file, "a @ LAB-1", 0);
    time(file, "a @ LAB-2", -5_000);
    for (long time = 50; time < 20_000; time += 50) {
      long found = time(file, "a @ LAB-2", time - 5_000);
      assertTrue(found >= Math.max(-1_000, time - 5_000) && found <= Math.max(1_000, time - 4_000));
    }
    time(file, "a @ LAB-3", YEARS);
    long before = time(file, "a @ LAB-2", 15_050);
    for (long passed = 50; passed < 9_000; passed += 50) {
      assertEquals(before + passed, time(file, "a @ LAB-2", 15_050 + passed));
    }
  }

  @Test
  void whatComesLateAtOnceDoesNotMoveThePresent() {
    time(file, "a @ LAB-1", 60_000);
    live(60_000, "a @ LAB-1", 60_000);
    for (long late = 0; late <= 60_000; late += 50) {
      long found = time(file, "a @ LAB-2", late);
      assertTrue(found >= 59_000 && found <= 61_000, late + ": " + found);
      found = live(60_000, "a @ LAB-2", late);
      assertTrue(found >= 59_000 && found <= 61_000, late + ": " + found);
    }
    assertEquals(60_050, time(file, "a @ LAB-1", 60_050));
    assertEquals(60_050, time(file, "a @ LAB-2", 60_050));
    assertEquals(60_050, live(60_050, "a @ LAB-1", 60_050));
  }

  @Test
  void oneTimeOfTheFutureMattersToNobodyLater() {
    assertEquals(0, time(recording, "a @ LAB-1", 0));
    here.set(nanos(START + 10_000));
    assertEquals(10_000, time(recording, "a @ LAB-2", YEARS)); // when the earlier ones are read
    for (long time = 10_000; time < 20_000; time += 50) {
      assertEquals(time, live(time, "a @ LAB-1", time));
      assertEquals(time, live(time, "a @ LAB-2", time % 400 == 0 ? YEARS : time));
    }
  }

  @Test
  void thePortsOfThisComputerAreOneOfALab() {
    time(file, "port 4950", 0);
    time(file, "a @ LAB-1", 5_000);
    assertEquals(5_000, time(file, "port 4950", 50));
    assertEquals(5_050, time(file, "port 4950", 100));
    live(0, "a @ LAB-1", 5_000);
    assertEquals(50, live(50, "port 4950", 50));
  }

  @Test
  void aClockThatIsSetSilencesNobody() {
    live(0, "a @ LAB-1", 0);
    assertEquals(50, live(50, "a @ LAB-1", -3_600_000));
    assertEquals(100, live(100, "a @ LAB-1", -3_599_950));
    assertEquals(100, live(-7_000, "a @ LAB-1", 100)); // that of this computer is set back
    assertEquals(100, live(-6_900, "port 4950", -6_900));
    assertEquals(200, live(-6_800, "port 4950", -6_800));
  }

  @Test
  void anyNumberOfComputersIsRead() {
    for (int n = 0; n < 3 * CommonTimes.MOST; n++) {
      assertEquals(100, live(100, "a @ LAB-" + n, 5_100));
    }
  }
}

package picklescope.view.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picklescope.Await;
import picklescope.TestSeed;
import picklescope.view.MadeCapture;

/** Messages counted by time, and found by time. */
@Timeout(120)
class TimeScanTest {
  private static final long SECOND = 1_000_000_000;
  private static final long BIN = SECOND / 20;

  private final MadeCapture capture = new MadeCapture();
  private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();
  private final AtomicReference<Histogram.Bins> bins = new AtomicReference<>(Histogram.Bins.NONE);

  @AfterEach
  void close() {
    capture.close();
  }

  private static long sum(Histogram.Bins bins) {
    return Arrays.stream(bins.counts()).sum();
  }

  @Test
  void eachTimeIsCountedInItsBin() {
    var histogram = new Histogram();
    assertEquals(0, histogram.snapshot().used());
    histogram.add(SECOND);
    histogram.add(SECOND + BIN - 1);
    histogram.add(SECOND + BIN);
    histogram.add(SECOND + 7 * BIN);
    histogram.add(SECOND - 5 * BIN); // times may run backwards
    var bins = histogram.snapshot();
    assertEquals(SECOND - 5 * BIN, bins.start());
    assertEquals(BIN, bins.binNanos());
    assertEquals(13, bins.used());
    assertArrayEquals(
        new long[] {1, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 1}, Arrays.copyOf(bins.counts(), 13));
  }

  /** As in a lab, where messages come late, and clocks are wrong. */
  @Test
  void timesInAnyOrderAreCountedInTheirBins() {
    var random = new Random(TestSeed.get());
    for (int round = 0; round < 50; round++) {
      long spread = BIN << random.nextInt(20);
      var histogram = new Histogram();
      var times = new long[1 + random.nextInt(500)];
      for (int i = 0; i < times.length; i++) {
        times[i] = random.nextLong(-spread, spread);
        histogram.add(times[i]);
      }
      var bins = histogram.snapshot();
      var expected = new long[Histogram.BINS];
      for (long time : times) {
        expected[(int) ((time - bins.start()) / bins.binNanos())]++;
      }
      assertArrayEquals(expected, bins.counts());
      long least = Arrays.stream(times).min().orElseThrow();
      assertTrue(bins.start() <= least);
    }
  }

  /** A file may have any times. */
  @Test
  void noTimeIsTooFar() {
    long day = 86_400 * SECOND;
    long[][] all = {
      {Long.MIN_VALUE + day, Long.MIN_VALUE},
      {Long.MIN_VALUE},
      {-1, Long.MAX_VALUE},
      {0, -day, Long.MAX_VALUE},
      {-5_000_000_000_000_000_000L, 5_000_000_000_000_000_000L},
      {Long.MAX_VALUE, Long.MAX_VALUE - day, 0, Long.MIN_VALUE},
    };
    for (long[] times : all) {
      var histogram = new Histogram();
      Arrays.stream(times).forEach(histogram::add);
      var bins = histogram.snapshot();
      assertEquals(times.length, sum(bins) + bins.leftOut(), Arrays.toString(times));
      assertTrue(bins.counts()[0] > 0 || bins.used() > 0);
    }
  }

  @Test
  void timesOfAnotherDayBeforeAreLeftOut() {
    var histogram = new Histogram();
    histogram.add(100_000 * SECOND);
    histogram.add(20_000 * SECOND);
    histogram.add(0);
    assertEquals(1, histogram.snapshot().leftOut());
    assertEquals(2, sum(histogram.snapshot()));
  }

  @Test
  void aLongerTimeMergesNeighboursAndLosesNothing() {
    var histogram = new Histogram();
    for (int i = 0; i < Histogram.BINS; i++) {
      histogram.add(i * BIN);
    }
    histogram.add(Histogram.BINS * BIN);
    var bins = histogram.snapshot();
    assertEquals(2 * BIN, bins.binNanos());
    assertEquals(Histogram.BINS / 2 + 1, bins.used());
    assertEquals(2, bins.counts()[0]);
    assertEquals(1, bins.counts()[Histogram.BINS / 2]);
    histogram.add(1_000_000 * BIN);
    assertEquals(Histogram.BINS + 2, sum(histogram.snapshot()));
  }

  @Test
  void aSnapshotStaysAsItIs() {
    var histogram = new Histogram();
    histogram.add(0);
    var bins = histogram.snapshot();
    histogram.add(0);
    assertEquals(1, sum(bins));
  }

  private static Histogram.Bins bins(int... bins) {
    var histogram = new Histogram();
    Arrays.stream(bins).forEach(bin -> histogram.add(SECOND + bin * BIN));
    return histogram.snapshot();
  }

  @Test
  void binsShareABarWhereThereIsNoRoomForEach() {
    var bars = TimeBars.of(bins(0, 0, 1, 2, 6), 3);
    assertEquals(3, bars.binsPerBar());
    assertEquals(3, bars.count());
    assertEquals(4, bars.messages(0));
    assertEquals(0, bars.messages(1));
    assertEquals(1, bars.messages(2));
    assertEquals(0, bars.messages(1_000_000_000), "there is no such bar");
    assertEquals(4, bars.peak());
    assertEquals(4 / 0.15, bars.peakPerSecond(), 1e-9);
    assertEquals(SECOND + 6 * BIN, bars.time(2));
    assertEquals(SECOND + 4 * BIN + BIN / 2, bars.time(1.5));
  }

  @Test
  void fewBinsHaveABarEach() {
    var bars = TimeBars.of(bins(0, 3), 200);
    assertEquals(4, bars.count());
    assertEquals(1, bars.messages(3));
    assertEquals(0, TimeBars.of(Histogram.Bins.NONE, 200).count());
    assertEquals(1, TimeBars.of(bins(0, 3), 0).count(), "there is no room for any");
  }

  @Test
  void readsWhatIsThereAndWhatComesAndDeliversItOnTheThreadOfTheWindow() throws Exception {
    capture.addNumbers(1, 5);
    try (var _ = new TimeScan(capture.journal(), told::add, bins::set)) {
      told.take().run();
      assertEquals(5, sum(bins.get()));
      capture.addNumbers(6, 9);
      Await.until(
          "all of them",
          () -> {
            told.forEach(Runnable::run);
            return sum(bins.get()) == 9;
          });
    }
  }

  @Test
  void whatIsClearedIsNotCountedUntilThatIsUndone() throws Exception {
    capture.addNumbers(1, 5);
    try (var scan = new TimeScan(capture.journal(), told::add, bins::set)) {
      awaitSum(5);
      scan.setClearedTo(5);
      awaitSum(0);
      capture.addNumbers(6, 7);
      awaitSum(2);
      scan.setClearedTo(0);
      awaitSum(7);
    }
  }

  private void awaitSum(long messages) {
    Await.until(
        messages + " messages",
        () -> {
          for (var one = told.poll(); one != null; one = told.poll()) {
            one.run();
          }
          return sum(bins.get()) == messages;
        });
  }

  @Test
  void theFirstMessageThatIsNotBeforeATimeIsFound() throws Exception {
    capture.addNumbers(1, 9);
    try (var scan = new TimeScan(capture.journal(), Runnable::run, _ -> {})) {
      assertEquals(4, find(scan, 4 * SECOND));
      assertEquals(5, find(scan, 4 * SECOND + 1));
      assertEquals(1, find(scan, 0));
      assertEquals(9, find(scan, 100 * SECOND), "the last, where all are before it");
    }
  }

  private static long find(TimeScan scan, long time) {
    var found = new AtomicReference<>(OptionalLong.empty());
    scan.find(time, number -> found.set(OptionalLong.of(number)));
    Await.until("an answer", () -> found.get().isPresent());
    return found.get().getAsLong();
  }
}

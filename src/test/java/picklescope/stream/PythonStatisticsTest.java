package picklescope.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picklescope.Python;
import picklescope.TestSeed;
import picklescope.event.Direction;
import picklescope.python.Call;

/** The statistics of random captures beside those that python3 computes from the same times. */
@Timeout(120)
class PythonStatisticsTest {
  private static final int CAPTURES = 20;
  private static final double EXACT = 1e-9; // relative
  private static final double SKETCH = 0.0101;

  /** Prints count, mean, stdev, median, p99, jitter and longest of the intervals of each line. */
  private static final String SCRIPT =
      """
      import statistics
      for line in open(r'%s'):
          times = [int(word) for word in line.split(',')]
          steps = [b - a for a, b in zip(times, times[1:])]
          good = [step for step in steps if step >= 0]
          ordered = sorted(good)
          place = 0.99 * (len(ordered) - 1)
          low, high = ordered[int(place)], ordered[min(int(place) + 1, len(ordered) - 1)]
          jitter = before = None
          for step in steps:
              if step < 0:
                  before = None
              else:
                  if before is not None:
                      jitter = (jitter or 0) + (abs(step - before) - (jitter or 0)) / 16
                  before = step
          print(len(good), statistics.fmean(good), statistics.stdev(good),
                statistics.median(good), low + (place - int(place)) * (high - low), jitter,
                max(good), len(steps) - len(good))
      """;

  @TempDir Path folder;

  private final Random random = new Random(TestSeed.get());

  /** Returns times in nanoseconds: steady with noise, in bursts, or anything. */
  private List<Long> times() {
    var times = new ArrayList<Long>();
    long time = StreamEvents.START;
    double scale = Math.pow(10, 3 + random.nextInt(7));
    int kind = random.nextInt(3);
    for (int i = random.nextInt(2_000) + 3; i > 0; i--) {
      times.add(time);
      double step =
          switch (kind) {
            case 0 -> scale * (1 + 0.1 * random.nextGaussian());
            case 1 -> random.nextInt(10) == 0 ? scale * 20 : scale / 20;
            default -> scale * Math.exp(random.nextGaussian());
          };
      time += (long) step;
      if (random.nextInt(100) == 0) {
        time -= (long) scale;
      }
    }
    return times;
  }

  @Test
  void equalThoseOfPython() throws Exception {
    var captures = new ArrayList<List<Long>>();
    var lines = new StringBuilder();
    for (int i = 0; i < CAPTURES; i++) {
      var times = times();
      captures.add(times);
      lines.append(String.join(",", times.stream().map(String::valueOf).toList())).append('\n');
    }
    Path file = Files.writeString(folder.resolve("times"), lines);
    var answers = Python.run(SCRIPT.formatted(file)).lines().toList();
    assertEquals(CAPTURES, answers.size());
    for (int i = 0; i < CAPTURES; i++) {
      check(captures.get(i), answers.get(i).split(" "));
    }
  }

  private static void check(List<Long> times, String[] expected) {
    var streams = new Streams(new StreamGrouping.Standard());
    var events = new StreamEvents();
    for (long time : times) {
      streams.add(events.event(time, "192.168.0.7", Direction.IN, StreamEvents.payload(Call.of())));
    }
    Intervals found = streams.snapshot(times.getLast()).rows().getFirst().intervals();
    assertEquals(Long.parseLong(expected[0]), found.count());
    assertNear(expected[1], found.mean(), EXACT);
    assertNear(expected[2], found.deviation(), EXACT);
    assertNear(expected[3], found.median(), SKETCH);
    assertNear(expected[4], found.p99(), SKETCH);
    assertNear(expected[5], found.jitter(), EXACT);
    assertNear(expected[6], found.longest(), EXACT);
    assertEquals(Long.parseLong(expected[7]), found.backwards());
  }

  private static void assertNear(String nanos, double seconds, double error) {
    double expected = nanos.equals("None") ? Double.NaN : Double.parseDouble(nanos) / 1e9;
    if (Double.isNaN(expected)) {
      assertTrue(Double.isNaN(seconds));
    } else {
      assertEquals(expected, seconds, Math.max(1e-9, expected * error));
    }
  }
}

package picklescope.stream.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import picklescope.TestSeed;

class TracksTest {
  private final SplittableRandom random = new SplittableRandom(TestSeed.get());

  private static Pose pose(long number, long time, double x) {
    return new Pose(number, time, x, 1, -x, Direction3.UNKNOWN);
  }

  /** The poses as a plain list finds them: times that run backwards count as the latest one. */
  private record Plain(List<Pose> poses, List<Long> times) {
    void add(Pose pose) {
      poses.add(pose);
      times.add(Math.max(pose.timeNanos(), times.isEmpty() ? Long.MIN_VALUE : times.getLast()));
    }

    List<Long> between(long from, long to) {
      var found = new ArrayList<Long>();
      for (int i = 0; i < poses.size(); i++) {
        if (from <= times.get(i) && times.get(i) <= to) {
          found.add(poses.get(i).number());
        }
      }
      return found;
    }
  }

  private static List<Long> numbers(List<Pose> poses) {
    return poses.stream().map(Pose::number).toList();
  }

  @Test
  void aTrailFindsWhatAPlainListFinds() {
    var trail = new Trail("LAB-3");
    var plain = new Plain(new ArrayList<>(), new ArrayList<>());
    long time = 1_000;
    for (int n = 1; n <= 5_000; n++) {
      time += random.nextInt(20) == 0 ? -random.nextInt(50) : random.nextInt(4);
      var pose = pose(n, time, n);
      trail.add(pose);
      plain.add(pose);
    }
    long end = plain.times().getLast();
    assertEquals(new TimeSpan(1_000, end).to(), trail.span().orElseThrow().to());
    for (int i = 0; i < 500; i++) {
      long from = 990 + random.nextLong(end - 980);
      long to = from + random.nextLong(200);
      var expected = plain.between(from, to);
      assertEquals(expected, numbers(trail.between(from, to, Integer.MAX_VALUE)));
      var before = plain.between(Long.MIN_VALUE + 1, to);
      assertEquals(
          before.isEmpty() ? -1 : before.getLast(), trail.at(to).map(Pose::number).orElse(-1L));
      var few = numbers(trail.between(from, to, 7));
      assertEquals(Math.min(7, expected.size()), few.size());
      if (!expected.isEmpty()) {
        assertEquals(expected.getFirst(), few.getFirst());
        assertEquals(expected.size() > 1 ? expected.getLast() : expected.getFirst(), few.getLast());
      }
    }
  }

  @Test
  void whatIsTooMuchIsForgottenAndCounted() {
    var tracks = new Tracks(0); // as few chunks as possible
    int chunks = 2 * Tracks.MOST_OBJECTS;
    int many = (chunks + 3) * Trail.CHUNK + 1;
    for (int n = 1; n <= many; n++) {
      tracks.add("LAB-3", pose(n, n, 0));
    }
    assertEquals(4 * Trail.CHUNK, tracks.forgotten());
    assertEquals(many, tracks.trails().getFirst().size() + tracks.forgotten());
    for (int n = 1; n <= Tracks.MOST_OBJECTS + 9; n++) {
      tracks.add("object " + n, pose(n, n, n));
    }
    assertEquals(10, tracks.left());
    assertEquals(Tracks.MOST_OBJECTS, tracks.trails().size());
    assertEquals(new Room(0, 1, -63, 63, 1, -0.0), tracks.room().orElseThrow());
    tracks.clear();
    assertEquals(0, tracks.trails().size() + tracks.left() + tracks.forgotten());
  }
}

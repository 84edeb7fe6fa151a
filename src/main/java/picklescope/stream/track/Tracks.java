package picklescope.stream.track;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trails of all objects: of each sender, or of each value of an expression. One thread adds,
 * any thread reads.
 *
 * <p>At most {@link #MOST_OBJECTS} objects are kept, the others are counted; and at most a number
 * of poses, of which the oldest of the longest trail are forgotten, and counted.
 */
public final class Tracks {
  /** The most objects that are kept. */
  public static final int MOST_OBJECTS = 64;

  /** The most poses that are kept: 52 MB. */
  public static final int MOST_POSES = 1_000_000;

  private final int mostChunks;
  private final Map<String, Trail> trails = new LinkedHashMap<>();
  private volatile List<Trail> shown = List.of();
  private volatile Optional<Room> room = Optional.empty();
  private volatile long left;
  private volatile long forgotten;
  private volatile long without;
  private int chunks;

  /** Creates empty tracks. */
  public Tracks() {
    this(MOST_POSES);
  }

  Tracks(int mostPoses) {
    mostChunks = Math.max(2 * MOST_OBJECTS, mostPoses / Trail.CHUNK); // each keeps one
  }

  /** Adds the pose of an object. */
  public void add(String object, Pose pose) {
    var trail = trails.get(object);
    if (trail == null) {
      if (trails.size() == MOST_OBJECTS) {
        left++;
        return;
      }
      trail = new Trail(object);
      trails.put(object, trail);
      shown = List.copyOf(trails.values());
    }
    var seen = room;
    if (seen.isEmpty() || !seen.get().contains(pose)) {
      room = Optional.of(seen.map(before -> before.with(pose)).orElseGet(() -> Room.of(pose)));
    }
    if (trail.add(pose) && ++chunks > mostChunks) {
      forgetOldest();
    }
  }

  private void forgetOldest() {
    var longest = shown.getFirst();
    for (var trail : shown) {
      longest = trail.chunks() > longest.chunks() ? trail : longest;
    }
    forgotten += longest.forgetOldest();
    chunks--;
  }

  /** Counts a message without a position. */
  public void addWithout() {
    without++;
  }

  /** Removes everything. */
  public void clear() {
    trails.clear();
    shown = List.of();
    room = Optional.empty();
    left = 0;
    forgotten = 0;
    without = 0;
    chunks = 0;
  }

  /** Returns the trails in the order in which their objects came first. */
  public List<Trail> trails() {
    return shown;
  }

  /** Returns the span of the times of all poses; empty if there are none. */
  public Optional<TimeSpan> span() {
    var spans = new ArrayList<TimeSpan>();
    shown.forEach(trail -> trail.span().ifPresent(spans::add));
    return spans.stream().reduce(TimeSpan::and);
  }

  /** Returns the room in which all poses were, also the forgotten ones; empty if there are none. */
  public Optional<Room> room() {
    return room;
  }

  /** Returns how many poses are of objects that are not kept, because there are too many. */
  public long left() {
    return left;
  }

  /** Returns how many poses were forgotten, because there are too many. */
  public long forgotten() {
    return forgotten;
  }

  /** Returns how many messages had no position. */
  public long without() {
    return without;
  }
}

package picklescope.demo;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The messages of the lab in the order of their times, without end. Labs of the same seed have the
 * same messages. For one thread.
 */
public final class DemoLab {
  /** The seed of a lab that nobody has chosen. */
  public static final long USUAL_SEED = 4950;

  private record Waiting(LabMessage message, int place, Player player) {}

  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting one) -> one.message().atNanos())
              .thenComparingInt(Waiting::place));

  /** Creates a lab. */
  public DemoLab(long seed) {
    var players =
        List.of(
            new Chase(random(seed, 1)),
            new Chat(random(seed, 2)),
            Device.eyeTracker(random(seed, 3)),
            Device.arduino(random(seed, 4)),
            Device.tracker());
    for (int i = 0; i < players.size(); i++) {
      waiting.add(new Waiting(players.get(i).next(), i, players.get(i)));
    }
  }

  /** Each player has its own numbers, so that a change of one does not change the others. */
  private static RandomGenerator random(long seed, int player) {
    return new SplittableRandom(seed * 31 + player);
  }

  /** Returns the next message. */
  public LabMessage next() {
    Waiting first = waiting.remove();
    waiting.add(new Waiting(first.player().next(), first.place(), first.player()));
    return first.message();
  }
}

package picklescope.demo;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * Two robots that chase each other and send their poses 60 times a second. The first loses some
 * messages on the way now and then, so that numbers are missing; the second stops for half a second
 * now and then, as a program does that loads a file.
 */
final class Chase implements Player {
  private static final double FRAMES = 60; // a second
  private static final double CHASING = 2.4 / FRAMES; // metres a frame
  private static final double FLEEING = 1.7 / FRAMES;
  private static final double REACH = 0.55; // metres
  private static final long HEAD_START = Math.round(2.5 * FRAMES);
  private static final long STOPPED = Math.round(0.5 * FRAMES);
  private static final long BETWEEN_ROBOTS = 3_000_000; // ns

  private final Robot first;
  private final Robot second;
  private final RandomGenerator random;
  private final Queue<LabMessage> waiting = new ArrayDeque<>();
  private boolean firstChases = true;
  private int catches;
  private long frame;
  private long chaserWaitsUntil = HEAD_START;
  private long lossFrom;
  private long stopFrom;

  Chase(RandomGenerator random) {
    this.random = random;
    lossFrom = frames(3, 4);
    stopFrom = frames(5, 6);
    first = new Robot(LabComputer.ROBOT_1, Maze.first(), random);
    second = new Robot(LabComputer.ROBOT_2, Maze.second(), random);
  }

  private long frames(double least, double most) {
    return Math.round(FRAMES * random.nextDouble(least, most));
  }

  @Override
  public LabMessage next() {
    while (waiting.isEmpty()) {
      play();
    }
    return waiting.remove();
  }

  private void play() {
    long now = Math.round(frame * 1e9 / FRAMES);
    boolean stops = frame >= stopFrom;
    move(stops);
    send(now, stops);
    catchIfNear(now);
    frame++;
  }

  private void move(boolean secondStops) {
    boolean chaserWaits = frame < chaserWaitsUntil;
    if (!(firstChases && chaserWaits)) {
      first.run(firstChases ? CHASING : FLEEING, second, firstChases);
    }
    if (!secondStops && (firstChases || !chaserWaits)) {
      second.run(firstChases ? FLEEING : CHASING, first, !firstChases);
    }
  }

  private void send(long now, boolean secondStops) {
    byte[] pose = first.pose();
    if (frame < lossFrom) {
      waiting.add(new LabMessage(now, first.computer(), pose));
    } else if (frame >= lossFrom + 2) {
      lossFrom = frame + frames(15, 25);
    }
    if (!secondStops) {
      waiting.add(new LabMessage(now + BETWEEN_ROBOTS, second.computer(), second.pose()));
    } else if (frame >= stopFrom + STOPPED) {
      stopFrom = frame + frames(12, 20);
    }
  }

  private void catchIfNear(long now) {
    if (frame < chaserWaitsUntil || first.distance(second) > REACH) {
      return;
    }
    catches++;
    var chaser = firstChases ? first : second;
    var caught = firstChases ? second : first;
    waiting.add(
        new LabMessage(
            now + 2 * BETWEEN_ROBOTS, chaser.computer(), chaser.caught(caught, catches)));
    firstChases = !firstChases;
    chaserWaitsUntil = frame + HEAD_START;
  }
}

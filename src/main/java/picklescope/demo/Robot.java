package picklescope.demo;

import java.util.Comparator;
import java.util.random.RandomGenerator;
import picklescope.demo.Maze.Cell;
import picklescope.python.Call;

/** A robot that runs from cell to cell and turns into its direction. For one thread. */
final class Robot {
  private static final double TURN = 9; // degrees a frame at most

  private final LabComputer computer;
  private final RandomGenerator random;
  private Cell from;
  private Cell to;
  private double share; // of the way between the two
  private double yaw; // degrees, 0 is forward, 90 to the right
  private long sent;

  Robot(LabComputer computer, Cell start, RandomGenerator random) {
    this.computer = computer;
    this.random = random;
    from = start;
    to = start;
  }

  LabComputer computer() {
    return computer;
  }

  double x() {
    return from.x() + share * (to.x() - from.x());
  }

  double z() {
    return from.z() + share * (to.z() - from.z());
  }

  double distance(Robot other) {
    return Math.hypot(x() - other.x(), z() - other.z());
  }

  /**
   * Runs on for a frame.
   *
   * @param metres how far
   * @param other the robot that it chases or flees from
   */
  void run(double metres, Robot other, boolean chases) {
    share += metres;
    if (share >= 1 || from.equals(to)) {
      share = from.equals(to) ? 0 : share - 1;
      from = to;
      to = chases ? towards(other) : awayFrom(other);
    }
    turn();
  }

  private Cell towards(Robot other) {
    var far = Maze.from(other.to);
    return Maze.beside(from).stream().min(Comparator.comparingInt(far::to)).orElse(from);
  }

  /** Makes a mistake now and then, or nobody would ever be caught. */
  private Cell awayFrom(Robot other) {
    var ways = Maze.beside(from);
    if (random.nextInt(3) == 0) {
      return ways.get(random.nextInt(ways.size()));
    }
    var far = Maze.from(other.to);
    return ways.stream().max(Comparator.comparingInt(far::to)).orElse(from);
  }

  private void turn() {
    double wanted = Math.toDegrees(Math.atan2(to.x() - from.x(), to.z() - from.z()));
    double left = Math.IEEEremainder(wanted - yaw, 360);
    yaw = Math.IEEEremainder(yaw + Math.clamp(left, -TURN, TURN), 360);
  }

  /** Returns the next pose, with a number that is one more than that of the pose before. */
  byte[] pose() {
    return LabCalls.payload(
        Call.of()
            .with("action", "pose")
            .with("pos", new double[] {LabCalls.rounded(x()), 0, LabCalls.rounded(z())})
            .with("euler", new double[] {LabCalls.rounded(yaw), 0, 0})
            .with("n", sent++));
  }

  /** Returns what it sends when it has caught the other. */
  byte[] caught(Robot other, int catches) {
    return LabCalls.payload(
        Call.of()
            .with("action", "catch")
            .with("caught", other.computer.shown())
            .with("pos", new double[] {LabCalls.rounded(x()), 0, LabCalls.rounded(z())})
            .with("catches", catches));
  }
}

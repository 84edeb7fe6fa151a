package picklescope.stream.track;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picklescope.filter.EventExpression;
import picklescope.filter.Subject;
import picklescope.python.source.SourceException;

/**
 * Finds the position and the direction in a message: by expressions of the user, or by the names
 * that programs usually give them. Immutable.
 */
public final class PoseReader {
  /** Expressions for what has two or three coordinates. */
  private static final List<String> POSITIONS =
      List.of(
          "pos",
          "position",
          "[pos['x'], pos['y'], pos['z']]",
          "[position['x'], position['y'], position['z']]",
          "[x, y, z]",
          "[x, z]",
          "data[0]",
          "data[1]");

  private static final List<String> DIRECTIONS =
      List.of(
          "quat",
          "euler",
          "ori",
          "orientation",
          "rotation",
          "[rotation['x'], rotation['y'], rotation['z'], rotation['w']]",
          "yaw",
          "heading");

  private final List<Coordinates> positions;
  private final List<Coordinates> directions;

  private PoseReader(List<Coordinates> positions, List<Coordinates> directions) {
    this.positions = List.copyOf(positions);
    this.directions = List.copyOf(directions);
  }

  /**
   * Creates a reader.
   *
   * @param position an expression for two (x, z) or three (x, y, z) numbers; if it is blank, the
   *     first is taken of {@code pos} and {@code position}, which may be dicts as Unity writes
   *     them, {@code x}, {@code y} and {@code z}, and a positional argument
   * @param direction an expression for a quaternion (x, y, z, w), Euler angles (yaw, pitch, roll)
   *     or yaw in degrees; if it is blank, the first is taken of {@code quat}, {@code euler} and
   *     others
   * @throws SourceException if an expression has a mistake
   */
  public static PoseReader of(String position, String direction) throws SourceException {
    return new PoseReader(
        all(position.isBlank() ? POSITIONS : List.of(position)),
        all(direction.isBlank() ? DIRECTIONS : List.of(direction)));
  }

  private static List<Coordinates> all(List<String> texts) throws SourceException {
    var all = new ArrayList<Coordinates>();
    for (String text : texts) {
      all.add(Coordinates.of(text));
    }
    return all;
  }

  /** Returns the pose of a message; empty if it has no position. */
  public Optional<Pose> read(long number, Subject subject) {
    for (Coordinates position : positions) {
      double[] at = position.read(subject);
      if (at.length == 2 || at.length == 3) {
        return Optional.of(
            new Pose(
                number,
                subject.header().timeNanos(),
                at[0],
                at.length == 2 ? 0 : at[1],
                at[at.length - 1],
                direction(subject)));
      }
    }
    return Optional.empty();
  }

  private Direction3 direction(Subject subject) {
    for (Coordinates direction : directions) {
      double[] turn = direction.read(subject);
      switch (turn.length) {
        case 4 -> {
          return Direction3.ofQuaternion(turn[0], turn[1], turn[2], turn[3]);
        }
        case 3 -> {
          return Direction3.ofEuler(turn[0], turn[1]);
        }
        case 1 -> {
          return Direction3.ofEuler(turn[0], 0);
        }
        default -> {}
      }
    }
    return Direction3.UNKNOWN;
  }

  /** Up to four finite numbers that an expression gives. */
  private record Coordinates(
      EventExpression whole, List<EventExpression> items, EventExpression beyond) {
    private static final double[] NONE = {};
    private static final int MOST = 4;

    static Coordinates of(String text) throws SourceException {
      String part = "(" + text + ")";
      var items = new ArrayList<EventExpression>();
      for (int i = 0; i < MOST; i++) {
        items.add(EventExpression.of(part + "[" + i + "]"));
      }
      return new Coordinates(
          EventExpression.of(text), items, EventExpression.of(part + "[" + MOST + "]"));
    }

    /** Returns the numbers; none if the value is not one to four finite numbers. */
    double[] read(Subject subject) {
      var found = new double[MOST];
      int count = 0;
      while (count < MOST) {
        OptionalDouble item = items.get(count).number(subject);
        if (item.isEmpty()) {
          break;
        }
        found[count++] = item.getAsDouble();
      }
      if (count == 0) {
        OptionalDouble single = whole.number(subject);
        return single.isPresent() && Double.isFinite(single.getAsDouble())
            ? new double[] {single.getAsDouble()}
            : NONE;
      }
      if (count < MOST
          ? items.get(count).value(subject).isPresent()
          : beyond.value(subject).isPresent()) {
        return NONE; // more items, or items of other types
      }
      var numbers = Arrays.copyOf(found, count);
      for (double number : numbers) {
        if (!Double.isFinite(number)) {
          return NONE;
        }
      }
      return numbers;
    }
  }
}

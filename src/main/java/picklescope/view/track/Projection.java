package picklescope.view.track;

import picklescope.stream.track.Direction3;
import picklescope.stream.track.Pose;
import picklescope.stream.track.Room;

/** From where a room is seen. */
public enum Projection {
  /** x to the right, z (forward) up: as on a map. */
  TOP("From above", "x", "z"),
  /** x to the right, y up: looking forward. */
  FRONT("From behind", "x", "y"),
  /** z (forward) to the right, y up. */
  SIDE("From the right", "z", "y");

  private final String title;
  private final String right;
  private final String up;

  Projection(String title, String right, String up) {
    this.title = title;
    this.right = right;
    this.up = up;
  }

  /** Returns the name for the user. */
  public String title() {
    return title;
  }

  /** Returns the name of the coordinate that goes to the right. */
  public String right() {
    return right;
  }

  /** Returns the name of the coordinate that goes up. */
  public String up() {
    return up;
  }

  /** Returns where a pose is, in metres. */
  Point of(Pose pose) {
    return of(pose.x(), pose.y(), pose.z());
  }

  /** Returns the part of a direction that is seen; its length is 0 to 1. */
  Point of(Direction3 direction) {
    return of(direction.x(), direction.y(), direction.z());
  }

  Point min(Room room) {
    return of(room.minX(), room.minY(), room.minZ());
  }

  Point max(Room room) {
    return of(room.maxX(), room.maxY(), room.maxZ());
  }

  private Point of(double x, double y, double z) {
    return switch (this) {
      case TOP -> new Point(x, z);
      case FRONT -> new Point(x, y);
      case SIDE -> new Point(z, y);
    };
  }
}

package picklescope.stream.track;

/** The smallest box that contains poses, in metres. */
public record Room(double minX, double minY, double minZ, double maxX, double maxY, double maxZ) {
  /** Returns the box of a single pose. */
  static Room of(Pose pose) {
    return new Room(pose.x(), pose.y(), pose.z(), pose.x(), pose.y(), pose.z());
  }

  /** Returns whether a pose is in the box. */
  boolean contains(Pose pose) {
    return minX <= pose.x()
        && pose.x() <= maxX
        && minY <= pose.y()
        && pose.y() <= maxY
        && minZ <= pose.z()
        && pose.z() <= maxZ;
  }

  /** Returns the smallest box that contains a pose too. */
  Room with(Pose pose) {
    return new Room(
        Math.min(minX, pose.x()),
        Math.min(minY, pose.y()),
        Math.min(minZ, pose.z()),
        Math.max(maxX, pose.x()),
        Math.max(maxY, pose.y()),
        Math.max(maxZ, pose.z()));
  }
}

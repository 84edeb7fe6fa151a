package picklescope.stream.track;

/**
 * A position at a time, and the direction that is looked in. Coordinates are in metres: x to the
 * right, y up, z forward.
 *
 * @param number the number of the message
 * @param timeNanos the time in nanoseconds since 1970-01-01T00:00:00Z: that of the message, or that
 *     by the common clock of a lab
 * @param y 0 if the message has only x and z
 * @param forward the direction
 */
public record Pose(long number, long timeNanos, double x, double y, double z, Direction3 forward) {
  /** Returns the same at another time. */
  public Pose at(long nanos) {
    return new Pose(number, nanos, x, y, z, forward);
  }
}

package picklescope.stream.track;

/**
 * A position at a time, and the direction that is looked in. Coordinates are in metres: x to the
 * right, y up, z forward.
 *
 * @param number the number of the message
 * @param timeNanos the time of the message in nanoseconds since 1970-01-01T00:00:00Z
 * @param y 0 if the message has only x and z
 * @param forward the direction
 */
public record Pose(long number, long timeNanos, double x, double y, double z, Direction3 forward) {}

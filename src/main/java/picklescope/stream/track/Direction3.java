package picklescope.stream.track;

/**
 * A direction in space as a vector of length 1, or unknown.
 *
 * @param x to the right; NaN if the direction is unknown
 * @param y up
 * @param z forward
 */
public record Direction3(double x, double y, double z) {
  /** The direction of a message that has none. */
  public static final Direction3 UNKNOWN = new Direction3(Double.NaN, Double.NaN, Double.NaN);

  /**
   * Returns the direction that is forward after a rotation by a quaternion in Vizard's order x, y,
   * z, w; unknown if it has no length.
   */
  public static Direction3 ofQuaternion(double x, double y, double z, double w) {
    double square = x * x + y * y + z * z + w * w;
    if (!(square > 1e-12 && square < Double.POSITIVE_INFINITY)) {
      return UNKNOWN;
    }
    return new Direction3(
        2 * (x * z + w * y) / square,
        2 * (y * z - w * x) / square,
        (w * w + z * z - x * x - y * y) / square);
  }

  /**
   * Returns the direction that is forward after turning by Vizard's Euler angles.
   *
   * @param yaw in degrees; positive turns to the right
   * @param pitch in degrees; positive turns down
   */
  public static Direction3 ofEuler(double yaw, double pitch) {
    if (!Double.isFinite(yaw) || !Double.isFinite(pitch)) {
      return UNKNOWN;
    }
    double turned = Math.toRadians(yaw % 360);
    double lowered = Math.toRadians(pitch % 360);
    return new Direction3(
        Math.sin(turned) * Math.cos(lowered),
        -Math.sin(lowered),
        Math.cos(turned) * Math.cos(lowered));
  }

  /** Returns whether the direction is known. */
  public boolean isKnown() {
    return !Double.isNaN(x);
  }

  /** Returns the angle seen from above in degrees, 0 to 360, from forward to the right. */
  public double yaw() {
    double angle = Math.toDegrees(Math.atan2(x, z));
    return angle < 0 ? angle + 360 : angle;
  }
}

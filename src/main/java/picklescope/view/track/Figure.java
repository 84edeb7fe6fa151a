package picklescope.view.track;

import java.util.List;
import java.util.Optional;
import picklescope.stream.track.Pose;

/**
 * An object as it is drawn.
 *
 * @param index its place among all objects, from 0, which decides its colour and mark
 * @param name its name
 * @param trail where it was before, in pixels, with the message of each point
 * @param at where it is, in pixels
 * @param heading the part of its direction that is seen, in pixels to the right and down, at most
 *     as long as {@link #ARROW}; empty if the direction is unknown
 * @param pose the pose itself
 * @param silent whether it had fallen silent at the time that is shown
 */
public record Figure(
    int index,
    String name,
    List<Spot> trail,
    Point at,
    Optional<Point> heading,
    Pose pose,
    boolean silent) {
  /** The length of an arrow in the plane, in pixels. */
  public static final double ARROW = 26;

  /**
   * A point of a trail.
   *
   * @param number the number of its message
   */
  public record Spot(Point at, long number) {}

  /** Copies the list. */
  public Figure {
    trail = List.copyOf(trail);
  }

  /** Returns the position for the user, such as {@code "x 1.25 y 1.80 z -3.00 m, yaw 90°"}. */
  public String words() {
    String place =
        "x %s y %s z %s m"
            .formatted(Metres.text(pose.x()), Metres.text(pose.y()), Metres.text(pose.z()));
    return pose.forward().isKnown() ? place + ", yaw %.0f°".formatted(pose.forward().yaw()) : place;
  }
}

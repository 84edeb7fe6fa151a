package picklescope.view.track;

/**
 * A line of the grid.
 *
 * @param at where it is, in pixels from the left or from the top
 * @param label its coordinate, such as {@code "-2 m"}
 * @param isAxis whether its coordinate is 0
 */
public record GridLine(double at, String label, boolean isAxis) {}

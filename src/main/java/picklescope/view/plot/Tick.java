package picklescope.view.plot;

/**
 * A labelled place on an axis.
 *
 * @param share its place on the axis, 0 at the begin, 1 at the end
 */
public record Tick(double share, String label) {}

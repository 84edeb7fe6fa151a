package picklescope.settings;

/**
 * A series of a plot.
 *
 * @param text its expression, perhaps with a filter: {@code pos[0] where sender == 'LAB-3'}
 * @param right whether it has the axis at the right
 * @param marks whether it is drawn as marks, not as a line or band
 * @param shown whether it is drawn
 */
public record PlottedSeries(String text, boolean right, boolean marks, boolean shown) {
  /** Creates a series on the left axis. */
  public PlottedSeries(String text) {
    this(text, false, false, true);
  }
}

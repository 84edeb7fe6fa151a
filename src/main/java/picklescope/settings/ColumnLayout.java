package picklescope.settings;

/**
 * A column of the table in the settings.
 *
 * @param name a field's name, a keyword argument's, or {@code data[1]}
 * @param width in pixels, 10 to 10,000; 0 for as wide as it needs to be
 * @param shown whether it is visible
 */
public record ColumnLayout(String name, double width, boolean shown) {
  /** Brings the width into its range. */
  public ColumnLayout {
    width = width == 0 ? 0 : Ranges.clamp(width, 10, 10_000, 100);
  }
}

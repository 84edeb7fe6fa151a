package picklescope.view.plot;

import java.util.List;

/**
 * The colours of a plot, as ARGB.
 *
 * @param background behind the panels
 * @param grid the lines at the ticks
 * @param frame the edges of panels
 * @param text of labels
 * @param series of the series by their style, and of states
 */
public record PlotColors(int background, int grid, int frame, int text, List<Integer> series) {
  /** Returns the colour of a style. */
  public int of(int style) {
    return series.get(style % series.size());
  }

  /** Returns the colour of a state's band, on which text can be read. */
  public int ofState(int id) {
    return Raster.mixed(background, of(id), 77);
  }
}

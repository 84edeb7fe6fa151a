package picklescope.view.plot;

import picklescope.session.SeriesQuery;
import picklescope.settings.PlottedSeries;

/**
 * What the user has added to a plot: a series for each source of the messages.
 *
 * @param setting its text, and how it is drawn
 * @param query what is asked of the messages
 */
public record PlotDefinition(PlottedSeries setting, SeriesQuery query) {
  /** Returns the text that the user wrote. */
  public String text() {
    return setting.text();
  }
}

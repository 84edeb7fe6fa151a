package picklescope.settings;

import java.util.List;

/**
 * What is plotted and how.
 *
 * @param series at most {@link #MOST_SERIES}
 * @param stacked whether each series has a panel of its own, one under the other
 * @param seconds how many of the last are in view while new messages are followed; 0 for all
 */
public record PlotSetting(List<PlottedSeries> series, boolean stacked, double seconds) {
  /** The most series of a plot. */
  public static final int MOST_SERIES = 32;

  /** No series, all in view. */
  public static final PlotSetting NOTHING = new PlotSetting(List.of(), false, 0);

  private static final double LONGEST = 7 * 24 * 3_600.0;

  /** Leaves out series without a text and those beyond the most. */
  public PlotSetting {
    series =
        series.stream().filter(one -> !one.text().isBlank()).distinct().limit(MOST_SERIES).toList();
    seconds = Double.isFinite(seconds) ? Math.clamp(seconds, 0, LONGEST) : 0;
  }
}

package picklescope.settings;

/** A plot with a name. */
public record SavedPlot(String name, PlotSetting plot) {}

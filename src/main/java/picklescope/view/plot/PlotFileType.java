package picklescope.view.plot;

/** The types of files of a plot. */
public enum PlotFileType {
  PNG("Picture", ".png"),
  SVG("Drawing", ".svg"),
  CSV("Table of the numbers in view", ".csv");

  private final String title;
  private final String suffix;

  PlotFileType(String title, String suffix) {
    this.title = title;
    this.suffix = suffix;
  }

  /** Returns the name for the user. */
  public String title() {
    return title;
  }

  /** Returns the ending of file names. */
  public String suffix() {
    return suffix;
  }
}

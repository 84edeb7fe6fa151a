package picklescope.view.command;

/** Where the keyboard focus must be for a key to have an effect; the sections of the key help. */
public enum Place {
  ANYWHERE("Anywhere"),
  MENUS("Menus"),
  TABLE("Table"),
  FILTER("Filter"),
  TIMES("Histogram"),
  COLUMNS("Order and widths of columns"),
  TEXT("Text fields"),
  PLOT("Plot"),
  INSPECTOR("Inspector"),
  COMPOSER("Composer"),
  SAVED("Saved messages");

  private final String title;

  Place(String title) {
    this.title = title;
  }

  /** Returns the heading for the user. */
  public String title() {
    return title;
  }
}

package picklescope.view.layout;

/**
 * Which panes of the window are displayed, and in what form.
 *
 * @param ports the pane of ports
 * @param table whether the table is displayed
 * @param times whether the time line is displayed above the table
 * @param inspector the inspector
 * @param composer the composer
 * @param status whether the status bar and the toolbar are displayed
 */
public record Arrangement(
    Ports ports,
    boolean table,
    boolean times,
    Inspector inspector,
    Composer composer,
    boolean status) {
  /** The forms of the pane of ports. */
  public enum Ports {
    WHOLE,
    /** The numbers only. */
    STRIP
  }

  /** The forms of the inspector. */
  public enum Inspector {
    BELOW,
    BESIDE,
    /** Its header only. */
    FOLDED,
    /** In the place of the table. */
    ALONE,
    NONE
  }

  /** The forms of the composer. */
  public enum Composer {
    /** Its pages with their list at the left. */
    WHOLE,
    /** Its pages with their list above. */
    NARROW,
    /** One line. */
    FOLDED,
    /** In the place of table and inspector, with the list of pages above. */
    ALONE
  }

  /** Where the user wants the inspector. */
  public enum InspectorPlace {
    /** Beside the table in a wide window, otherwise below. */
    AUTOMATIC("automatic"),
    BELOW("below"),
    BESIDE("beside"),
    HIDDEN("hidden");

    private final String text;

    InspectorPlace(String text) {
      this.text = text;
    }

    /** Returns the name of the place in the settings. */
    public String text() {
      return text;
    }

    /** Returns the place of a name; automatic if no place has this name. */
    public static InspectorPlace named(String text) {
      for (InspectorPlace place : values()) {
        if (place.text.equals(text)) {
          return place;
        }
      }
      return AUTOMATIC;
    }
  }

  /**
   * What is wished for.
   *
   * @param place where the user wants the inspector
   * @param message whether a message is selected, so that the inspector has something to display
   * @param enlarged whether the inspector is to be as large as possible
   * @param writing whether the composer is to be displayed whole also where there is little room
   * @param folded whether the composer is to be one line also where there is room
   */
  public record Wishes(
      InspectorPlace place, boolean message, boolean enlarged, boolean writing, boolean folded) {}

  /** Above this width, 1300 pixels at the usual font size, the inspector is beside the table. */
  static final double WIDE = 100;

  /** Below this width two panes beside each other are too narrow. */
  static final double BESIDE_LEAST = 64;

  /** Below this width, 910 pixels at the usual font size, the ports are a strip. */
  static final double WITH_PORTS = 70;

  /** Below this width the composer's list of pages is above them. */
  static final double NARROW = 56;

  /** From this height on there is room for table, inspector and composer. */
  static final double ALL_LEVELS = 42;

  /** From this height on there is room for table and inspector, one below the other. */
  static final double TWO_LEVELS = 29;

  /** From this height on there is room for the time line. */
  static final double WITH_TIMES = 34;

  /** Below this height all that can be done without is left out. */
  static final double LOW = 18;

  /**
   * Returns the arrangement for a size of the window's content.
   *
   * @param width in em
   * @param height in em
   */
  public static Arrangement of(double width, double height, Wishes wishes) {
    boolean narrow = width < NARROW;
    var composer = composer(narrow, height, wishes);
    var inspector = composer == Composer.ALONE ? Inspector.NONE : inspector(width, height, wishes);
    return new Arrangement(
        width < WITH_PORTS ? Ports.STRIP : Ports.WHOLE,
        composer != Composer.ALONE && inspector != Inspector.ALONE,
        height >= WITH_TIMES,
        inspector,
        composer,
        height >= LOW);
  }

  private static Composer composer(boolean narrow, double height, Wishes wishes) {
    if (height < ALL_LEVELS) {
      return wishes.writing() ? Composer.ALONE : Composer.FOLDED;
    }
    if (wishes.folded() || wishes.enlarged() && wishes.message()) {
      return Composer.FOLDED;
    }
    return narrow ? Composer.NARROW : Composer.WHOLE;
  }

  private static Inspector inspector(double width, double height, Wishes wishes) {
    if (!wishes.message() || wishes.place() == InspectorPlace.HIDDEN && !wishes.enlarged()) {
      return Inspector.NONE;
    }
    if (isBeside(width, wishes.place())) {
      return Inspector.BESIDE;
    }
    if (height >= TWO_LEVELS) {
      return Inspector.BELOW;
    }
    if (wishes.enlarged()) {
      return Inspector.ALONE;
    }
    return height >= LOW ? Inspector.FOLDED : Inspector.NONE;
  }

  private static boolean isBeside(double width, InspectorPlace place) {
    return switch (place) {
      case AUTOMATIC, HIDDEN -> width >= WIDE;
      case BESIDE -> width >= BESIDE_LEAST;
      case BELOW -> false;
    };
  }
}

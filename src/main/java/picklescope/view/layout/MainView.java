package picklescope.view.layout;

/** The views of a capture, in the order of their keys: Ctrl+1 for the first. */
public enum MainView {
  MESSAGES("Messages", "The messages in a table"),
  STREAMS("Streams", "What each sender sends, how often, and what is odd"),
  PLOT("Plot", "Numbers and states of the messages over time"),
  TRACK("Track", "Where senders are, seen from above");

  private final String title;
  private final String help;

  MainView(String title, String help) {
    this.title = title;
    this.help = help;
  }

  /** Returns the name for the user. */
  public String title() {
    return title;
  }

  /** Returns what it shows, for a tooltip. */
  public String help() {
    return help;
  }

  /** Returns the keys that show it. */
  public String keys() {
    return "Ctrl+"
        + switch (this) {
          case MESSAGES -> 1;
          case STREAMS -> 2;
          case PLOT -> 3;
          case TRACK -> 4;
        };
  }
}

package picklescope.view.demo;

import picklescope.view.layout.MainView;

/** A step of the tour: what it explains, and what the window shows meanwhile. */
public enum TourStep {
  /** What a row is. */
  MESSAGES(
      "Every message, as it comes",
      "Seven senders of a small lab on this computer send about 200 messages a second. Each row is"
          + " one, as the receiver's callback would see it: calls, JSON, CSV and packed floats in"
          + " one table. Nothing that arrives is executed.",
      Target.TABLE,
      MainView.MESSAGES,
      ""),

  /** The senders at the left. */
  SENDERS(
      "Who sends what",
      "The list at the left, which a narrow window leaves out, has each sender with its streams"
          + " and their rates. A warning sign marks what is odd. A click on a line shows only its"
          + " messages, another click all.",
      Target.SENDERS,
      MainView.MESSAGES,
      ""),

  /** The filter. */
  FILTER(
      "Find the few among the many",
      "The filter is a Python expression. This one shows when a robot has caught the other. Try"
          + " force > 1.5, or just a word: Hello.",
      Target.FILTER,
      MainView.MESSAGES,
      "action == 'catch'"),

  /** The inspector, and what the callback sees. */
  CALLBACK(
      "Why the callback goes wrong",
      "The inspector shows the selected message: its value, linked with its bytes, and what the"
          + " callback sees. Ben sends a keyword port, which hides e.port. Select Anna's row: she"
          + " sends a function that the receiver lacks.",
      Target.INSPECTOR,
      MainView.MESSAGES,
      "'port' in attributes or globals"),

  /** The statistics of the streams. */
  STREAMS(
      "What is odd in a stream",
      "The column Odd tells that some numbers n of ROBOT-1 never arrive. ROBOT-2 stops for half a"
          + " second now and then: its longest gap shows it. Alarms tell you when a sender falls"
          + " silent.",
      Target.VIEW,
      MainView.STREAMS,
      ""),

  /** The plot. */
  PLOT(
      "Numbers over time",
      "pos[0] is where the robots are, from left to right. Write any expression above, such as"
          + " gaze[0] or force, and press Enter. In the table, key P plots the value under the"
          + " cursor.",
      Target.VIEW,
      MainView.PLOT,
      ""),

  /** The track. */
  TRACK(
      "The room from above",
      "Both robots in their maze, with their trails and the directions they look in. A headset that"
          + " jumps or walks mirrored is seen here at once.",
      Target.VIEW,
      MainView.TRACK,
      "action == 'pose'"),

  /** The composer. */
  SEND(
      "Send something back",
      "The composer has a message to Anna: press Ctrl+Enter in it, and she answers. Messages can be"
          + " repeated with values that move, saved, answered by rules, and replayed.",
      Target.COMPOSER,
      MainView.MESSAGES,
      "action == 'say'");

  /** Where to look. */
  public enum Target {
    /** The rows. */
    TABLE,
    /** The list of streams at the left. */
    SENDERS,
    /** The line with the filter. */
    FILTER,
    /** The inspector. */
    INSPECTOR,
    /** The view in place of the table. */
    VIEW,
    /** The composer. */
    COMPOSER
  }

  private final String title;
  private final String text;
  private final Target target;
  private final MainView view;
  private final String filter;

  TourStep(String title, String text, Target target, MainView view, String filter) {
    this.title = title;
    this.text = text;
    this.target = target;
    this.view = view;
    this.filter = filter;
  }

  /** Returns its title for the user. */
  public String title() {
    return title;
  }

  /** Returns the explanation. */
  public String text() {
    return text;
  }

  /** Returns where to look. */
  public Target target() {
    return target;
  }

  /** Returns the view that is shown. */
  public MainView view() {
    return view;
  }

  /** Returns the filter that is used; empty for none. */
  public String filter() {
    return filter;
  }

  /** Returns its place among all steps, such as {@code 3 of 8}. */
  public String place() {
    return "%d of %d".formatted(ordinal() + 1, values().length);
  }

  /** Returns whether it is the first step. */
  public boolean isFirst() {
    return ordinal() == 0;
  }

  /** Returns whether it is the last step. */
  public boolean isLast() {
    return ordinal() == values().length - 1;
  }

  /** Returns the next step, or this one if it is the last. */
  public TourStep next() {
    return isLast() ? this : values()[ordinal() + 1];
  }

  /** Returns the step before, or this one if it is the first. */
  public TourStep previous() {
    return isFirst() ? this : values()[ordinal() - 1];
  }
}

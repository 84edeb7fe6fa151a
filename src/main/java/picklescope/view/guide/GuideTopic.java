package picklescope.view.guide;

import java.util.Map;

/** Which part of the guide is about which pane or popover of the window, by its id. */
public final class GuideTopic {
  private static final Map<String, String> BY_PANE =
      Map.ofEntries(
          Map.entry("sources", "guide.md#sources"),
          Map.entry("sources-strip", "guide.md#sources"),
          Map.entry("doctor", "guide.md#why-do-i-hear-nothing"),
          Map.entry("events", "guide.md#the-table"),
          Map.entry("time-line", "guide.md#the-table"),
          Map.entry("filter-bar", "command-line.md#filters"),
          Map.entry("streams", "guide.md#streams"),
          Map.entry("stream-tree", "guide.md#streams"),
          Map.entry("plot", "guide.md#plot"),
          Map.entry("track", "guide.md#track"),
          Map.entry("detail", "guide.md#why-did-my-callback-not-fire"),
          Map.entry("composer", "guide.md#sending"),
          Map.entry("envelope", "envelopes.md#find-the-envelope"),
          Map.entry("tour", "guide.md#demo-lab"),
          Map.entry("empty", "guide.md#why-do-i-hear-nothing"),
          Map.entry("lab", "lab.md#setting-it-up"),
          Map.entry("publish", "lab.md#setting-it-up"),
          Map.entry("relay", "command-line.md#relay"),
          Map.entry("held", "guide.md#which-way-fits-when"),
          Map.entry("capture", "command-line.md#passive-capture"),
          Map.entry("export", "analysis.md#from-messages-to-analysis"),
          Map.entry("record", "guide.md#captures"),
          Map.entry("recording-line", "guide.md#captures"),
          Map.entry("opened", "guide.md#captures"),
          Map.entry("left-behind", "guide.md#captures"),
          Map.entry("alarms", "guide.md#streams"),
          Map.entry("alarm-form", "guide.md#streams"),
          Map.entry("columns-form", "guide.md#the-table"),
          Map.entry("address-names-form", "guide.md#from-a-value-to-the-messages"));

  /** What is shown where no pane has a part of its own. */
  public static final String ALL = Guide.FIRST;

  private GuideTopic() {}

  /**
   * Returns the page and the anchor about the first of the panes that has a part.
   *
   * @param panes the ids of what contains the keyboard's focus, the innermost first
   */
  public static String of(Iterable<String> panes) {
    for (String pane : panes) {
      String topic = BY_PANE.get(pane);
      if (topic != null) {
        return topic;
      }
    }
    return ALL;
  }

  /** Returns the page and the anchor of each pane, by the pane's id. */
  static Map<String, String> all() {
    return BY_PANE;
  }
}

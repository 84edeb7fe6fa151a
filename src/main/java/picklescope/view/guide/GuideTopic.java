package picklescope.view.guide;

import java.util.Map;

/** Which part of the guide is about which pane of the window. */
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
          Map.entry("envelope-sent", "envelopes.md#find-the-envelope"));

  /** What is shown where no pane has a part of its own. */
  public static final String ALL = Guide.FIRST;

  private GuideTopic() {}

  /** Returns the page and the anchor about the innermost of the panes that contain the focus. */
  public static String of(Iterable<String> panes) {
    for (String pane : panes) {
      String topic = BY_PANE.get(pane);
      if (topic != null) {
        return topic;
      }
    }
    return ALL;
  }

  /** Returns all that can be shown. */
  static Iterable<String> all() {
    return BY_PANE.values();
  }
}

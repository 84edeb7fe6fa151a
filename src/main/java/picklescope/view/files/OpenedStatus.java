package picklescope.view.files;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.capture.CaptureSummary;
import picklescope.python.text.Counted;

/**
 * The state of an opened file for display.
 *
 * @param text the number of messages and comments, and how much has been read
 * @param progress the part of the file that has been read, 0 to 1
 * @param reading whether reading has not ended
 * @param problems problems of the file, one line each; empty if there are none
 */
public record OpenedStatus(String text, double progress, boolean reading, String problems) {
  private static final String CHANGED =
      "Another program has changed the file: some messages cannot be read any more, and are missing"
          + " from filters, streams, plot and track. Open it again.";

  /**
   * Returns the state of a file.
   *
   * @param messages the number of messages that have been read
   * @param isChanged whether some of them can no longer be read
   */
  public static OpenedStatus of(CaptureSummary summary, long messages, boolean isChanged) {
    int percent = summary.percentRead();
    boolean reading = !summary.finished();
    boolean stopped =
        !reading && summary.bytesRead() < summary.bytes() && summary.problems().isEmpty();
    String text =
        Counted.messages(messages)
            + comments(summary.comments())
            + (reading ? " · reading, %d %%".formatted(percent) : "")
            + (stopped ? " · stopped after %d %%".formatted(percent) : "");
    String problems =
        Stream.of(
                isChanged ? List.of(CHANGED) : List.<String>of(),
                summary.problems(),
                summary.notShown())
            .flatMap(List::stream)
            .collect(Collectors.joining("\n"));
    return new OpenedStatus(text, percent / 100.0, reading, problems);
  }

  private static String comments(long count) {
    return count == 0 ? "" : " · " + Counted.of(count, "comment", "comments");
  }

  /**
   * Returns the text of the button that displays the live capture again.
   *
   * @param more the number of messages received since the file was opened
   */
  public static String backToLive(long more) {
    return more == 0 ? "Back to live" : "Back to live · %,d new".formatted(more);
  }
}

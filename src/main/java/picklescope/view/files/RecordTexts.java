package picklescope.view.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picklescope.capture.SplitWriter.Limit;
import picklescope.filter.Filter;
import picklescope.filter.FilterDoubt;
import picklescope.python.source.SourceException;
import picklescope.python.text.Counted;
import picklescope.session.FilteredRecording;
import picklescope.session.SplitText;

/**
 * What the user writes about a recording to files.
 *
 * @param filter chooses the messages; empty for all
 * @param before seconds before them
 * @param after seconds after them
 * @param size after which another file begins, such as {@code 100MB}; empty for one file
 * @param time after which another file begins, such as {@code 10min}; empty for one file
 */
public record RecordTexts(String filter, String before, String after, String size, String time) {
  /** More would be no surroundings, and the capture may not hold it. */
  private static final double MOST_SECONDS = 86_400;

  /** A text cannot be read; the message is for the user. */
  public static final class MistakeException extends Exception {
    private static final long serialVersionUID = 1;

    MistakeException(String message) {
      super(message);
    }
  }

  /**
   * Returns what is recorded.
   *
   * @throws MistakeException if one of the texts cannot be read
   */
  public FilteredRecording.Plan plan(Path file) throws MistakeException {
    try {
      return new FilteredRecording.Plan(
          file,
          Filter.of(filter),
          seconds("Seconds before", before),
          seconds("Seconds after", after),
          limit(size).and(limit(time)));
    } catch (SourceException e) {
      throw new MistakeException("The filter: " + e.getMessage());
    }
  }

  /** Returns the mistake in the texts, for the user; empty if there is none. */
  public String mistake() {
    try {
      plan(Path.of("lab.pcapng"));
      return "";
    } catch (MistakeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Returns what is doubtful about texts without a mistake, for the user; empty if nothing is. */
  public String doubt() {
    return FilterDoubt.beforeUse(filter).map("The filter: "::concat).orElse("");
  }

  private static Duration seconds(String name, String text) throws MistakeException {
    try {
      double seconds = text.isBlank() ? 0 : Double.parseDouble(text.strip());
      if (seconds >= 0 && seconds <= MOST_SECONDS) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
      }
    } catch (NumberFormatException e) {
      // the same mistake
    }
    throw new MistakeException(name + ": a number from 0 to 86400, such as 10, is expected.");
  }

  private static Limit limit(String text) throws MistakeException {
    return text.isBlank()
        ? Limit.NONE
        : SplitText.limit(text)
            .orElseThrow(() ->
                new MistakeException(
                    "Another file after: a size or a time such as 100MB or 10min is expected, not "
                        + text.strip()));
  }

  /** Returns what a recording that has ended has written, in a line. */
  public static String end(FilteredRecording recording) {
    return recording.problem().isPresent()
        ? progress(recording)
        : "Recorded %s to %s%s."
            .formatted(Counted.messages(recording.written()), recording.file(), leftOut(recording));
  }

  /** Returns how far a recording is, in a line. */
  public static String progress(FilteredRecording recording) {
    String name = String.valueOf(recording.file().getFileName());
    String count = Counted.messages(recording.written());
    Optional<String> problem = recording.problem();
    if (problem.isPresent()) {
      return "Recording to %s has ended: %s %s are written.".formatted(name, problem.get(), count);
    }
    return "Recording to %s: %s%s".formatted(name, count, leftOut(recording));
  }

  /** Returns what may be missing in the files; empty if nothing is. */
  private static String leftOut(FilteredRecording recording) {
    String missed = recording.missed() == 0 ? "" : ", %,d missed".formatted(recording.missed());
    String undecided =
        recording.undecided() == 0 ? "" : ", %,d undecided".formatted(recording.undecided());
    String unnamed =
        recording.unnamed() == 0
            ? ""
            : ", the filter used the address for %,d, because the name of the sender was not known after 2 s"
                .formatted(recording.unnamed());
    return missed + undecided + unnamed;
  }
}

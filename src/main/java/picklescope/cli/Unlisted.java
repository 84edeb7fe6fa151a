package picklescope.cli;

import java.io.PrintStream;
import picklescope.capture.JournalState;
import picklescope.python.text.Counted;
import picklescope.session.ByteSize;
import picklescope.session.Session;
import picklescope.settings.Settings;

/** Reports what was received and is not listed. */
final class Unlisted {
  private final Session session;
  private final String done;
  private final PrintStream err;
  private long deleted;

  /**
   * Creates a report of no messages.
   *
   * @param done what is done with messages, such as {@code written}
   */
  Unlisted(Session session, String done, PrintStream err) {
    this.session = session;
    this.done = done;
    this.err = err;
  }

  /** Counts messages that were deleted from the live capture before they were listed. */
  void deleted(long count) {
    deleted += count;
  }

  /** Returns how many were deleted. */
  long deleted() {
    return deleted;
  }

  /** Reports that nothing more is listed, although some are left: the output is stuck. */
  void stuck(long count) {
    if (count > 0) {
      err.printf(
          "%s or more were not %s, because the output took nothing any more%n",
          Counted.messages(count), done);
    }
  }

  /**
   * Reports those that were not listed.
   *
   * @param left how many are left
   * @param isStopped whether the user did not want to wait for them
   */
  void end(long left, boolean isStopped) {
    if (deleted > 0) {
      err.printf("%s not %s, because %s%n", Counted.messagesWere(deleted), done, whyDeleted());
    }
    if (left > 0) {
      err.printf(
          "%s not %s, because %s%n",
          Counted.messagesWere(left),
          done,
          isStopped ? "it was ended without them" : "they arrived too fast");
    }
  }

  private String whyDeleted() {
    return switch (session.recorder().state()) {
      case JournalState.Recording _ ->
          "they arrived too fast: the live capture has the newest %s only"
              .formatted(ByteSize.text(session.settings().get(Settings.JOURNAL_CAP)));
      case JournalState.InMemory(String reason, _, _, _) -> "they were not recorded. " + reason;
    };
  }
}

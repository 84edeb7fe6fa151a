package picklescope.feed;

import java.io.IOException;
import picklescope.python.text.VisibleText;

/** Thrown if a broker cannot be used; the message is for the user, and is one line. */
public final class FeedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The most characters of a message, which may contain what a broker has sent. */
  private static final int LONGEST = 1_000;

  private final boolean lasting;

  /**
   * Creates it.
   *
   * @param lasting whether trying again is of no use until the user has changed something
   */
  public FeedException(String message, boolean lasting) {
    super(
        VisibleText.line(
            message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…"));
    this.lasting = lasting;
  }

  /** Returns whether trying again is of no use until the user has changed something. */
  public boolean isLasting() {
    return lasting;
  }

  /** Returns the message. */
  public String text() {
    return String.valueOf(getMessage());
  }
}

package picklescope.python.text;

/**
 * Collects text up to a maximum length. Text that exceeds it is truncated with {@code …}, never
 * within a unit.
 */
public final class TextOut {
  public static final String CUT = "…";

  private final StringBuilder text;
  private final int limit;
  private final boolean oneLine;
  private int unitStart;
  private int unitEnd;
  private boolean full;

  /**
   * @param limit the maximum length in chars, including the mark of truncation
   * @param oneLine whether a line end and the spaces after it are replaced by one space
   */
  public TextOut(int limit, boolean oneLine) {
    this.limit = Math.max(1, limit);
    this.oneLine = oneLine;
    this.text = new StringBuilder(Math.min(this.limit, 64));
  }

  /** Returns whether text was truncated; nothing more is added then. */
  public boolean isFull() {
    return full;
  }

  void add(char c) {
    if (full) {
      return;
    }
    if (text.length() < limit) {
      text.append(c);
    } else {
      cut();
    }
  }

  public void add(String more) {
    if (full) {
      return;
    }
    if (oneLine && more.indexOf('\n') >= 0) {
      more = more.replaceAll("\n *", " ");
    }
    int room = limit - text.length();
    if (more.length() <= room) {
      text.append(more);
    } else {
      text.append(more, 0, room);
      cut();
    }
  }

  /** Adds text that must not be split, such as an escape. */
  void unit(String piece) {
    if (full) {
      return;
    }
    if (piece.length() > limit - text.length()) {
      cut();
    } else {
      unitStart = text.length();
      text.append(piece);
      unitEnd = text.length();
    }
  }

  /** Truncates the text here, because another limit than its length is reached. */
  public void stop() {
    if (!full) {
      if (text.length() < limit) {
        text.append(CUT);
        full = true;
      } else {
        cut();
      }
    }
  }

  private void cut() {
    int end = Math.min(text.length(), limit - 1);
    if (unitStart < end && end < unitEnd) {
      end = unitStart;
    } else if (end > 0
        && end < text.length()
        && Character.isLowSurrogate(text.charAt(end))
        && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    } else if (end > 0 && end == text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    text.setLength(end);
    text.append(CUT);
    full = true;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

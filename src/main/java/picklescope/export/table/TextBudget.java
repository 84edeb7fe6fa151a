package picklescope.export.table;

import picklescope.export.ValueJson;

/**
 * How many characters the texts of arguments may have, in all tables together: a number, and some
 * for each byte of the messages. Values may be shared, so that a short message has a long text; a
 * few may be as long as one text can be, and not each of many. For one thread.
 */
public final class TextBudget {
  private static final int OF_BYTE = 32; // more than any value that is not shared
  private static final int OF_ROW = 1_024;

  private long left;

  /** Creates a budget of 64 million characters without messages. */
  public TextBudget() {
    this(64 << 20);
  }

  TextBudget(long left) {
    this.left = left;
  }

  /** Returns the most characters of a message with a number of bytes. */
  int row(int bytes) {
    long own = OF_BYTE * (long) bytes;
    left += own;
    return (int) Math.min(ValueJson.MAX_CHARS, Math.max(left, own + OF_ROW));
  }

  /** Takes what a message has used. */
  void take(int characters) {
    left = Math.max(0, left - characters);
  }
}

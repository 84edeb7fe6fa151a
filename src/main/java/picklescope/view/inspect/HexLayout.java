package picklescope.view.inspect;

/**
 * The horizontal layout of a row of sixteen bytes: the offset, the bytes in hexadecimal and as
 * characters. The unit is the width of a character.
 *
 * @param decimal whether offsets are decimal
 * @param gap the gap between two bytes, which is doubled in the middle of the row
 */
public record HexLayout(boolean decimal, double gap) {
  /** Bytes in a row. */
  public static final int PER_ROW = 16;

  private static final double MIN_GAP = 0.25;
  private static final double BEFORE_TEXT = 1.5;

  /** Returns a layout with the widest gaps that fit. */
  public static HexLayout fitting(double columns, boolean decimal) {
    double room = columns - new HexLayout(decimal, 0).width();
    return new HexLayout(decimal, Math.clamp(room / PER_ROW, MIN_GAP, 1));
  }

  private int offsetWidth() {
    return decimal ? 5 : 4;
  }

  /**
   * Returns the text of an offset: inside a datagram it has at most 4 hexadecimal or 5 decimal
   * digits.
   */
  public String offset(int offset) {
    return (decimal ? "%5d" : "%04x").formatted(offset);
  }

  /** Returns the left edge of the two digits of a byte. */
  public double hex(int inRow) {
    return offsetWidth() + 1.5 + inRow * (2 + gap) + (inRow >= PER_ROW / 2 ? gap : 0);
  }

  /** Returns the left edge of the character of a byte. */
  public double text(int inRow) {
    return hex(PER_ROW - 1) + 2 + BEFORE_TEXT + inRow;
  }

  /** Returns the width of a row. */
  public double width() {
    return text(PER_ROW);
  }

  /** Returns the index in the row of the byte that is at or nearest to an x coordinate. */
  public int byteAt(double place) {
    if (place >= text(0) - BEFORE_TEXT / 2) {
      return (int) Math.clamp(Math.floor(place - text(0)), 0, PER_ROW - 1);
    }
    int nearest = 0;
    while (nearest < PER_ROW - 1 && hex(nearest + 1) - gap / 2 <= place) {
      nearest++;
    }
    return nearest;
  }
}

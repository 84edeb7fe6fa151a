package picklescope.view.inspect;

/**
 * Where the bytes of a row stand: sixteen of them in hexadecimal and as text, behind an offset. All
 * places are in widths of a character.
 *
 * @param decimal whether offsets are decimal
 * @param gap between two bytes, and once more in the middle: less where there is little room
 */
public record HexLayout(boolean decimal, double gap) {
  /** Bytes in a row. */
  public static final int PER_ROW = 16;

  private static final double LEAST_GAP = 0.25;
  private static final double BEFORE_TEXT = 1.5;

  /** With gaps as wide as there is room for. */
  public static HexLayout fitting(double columns, boolean decimal) {
    double room = columns - new HexLayout(decimal, 0).width();
    return new HexLayout(decimal, Math.clamp(room / PER_ROW, LEAST_GAP, 1));
  }

  private int offsetWidth() {
    return decimal ? 5 : 4;
  }

  /** An offset as it stands at the left: of a datagram it has at most 4 digits, or 5 decimal. */
  public String offset(int offset) {
    return (decimal ? "%5d" : "%04x").formatted(offset);
  }

  /** The left of a byte's two digits. */
  public double hex(int inRow) {
    return offsetWidth() + 1.5 + inRow * (2 + gap) + (inRow >= PER_ROW / 2 ? gap : 0);
  }

  /** The left of a byte's character. */
  public double text(int inRow) {
    return hex(PER_ROW - 1) + 2 + BEFORE_TEXT + inRow;
  }

  /** How wide a row is. */
  public double width() {
    return text(PER_ROW);
  }

  /** The byte of a row that stands at a place or is the nearest to it. */
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

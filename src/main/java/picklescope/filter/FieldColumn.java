package picklescope.filter;

/**
 * A field's column in the table, as it is before the user changes it.
 *
 * @param characters how wide it is
 * @param numeric whether its values are aligned to the right
 * @param stretches whether it takes a share of the width that is left
 * @param position whether and where it is shown
 */
public record FieldColumn(
    int characters, boolean numeric, boolean stretches, DefaultPosition position) {
  /** Whether and where a column is shown before the user changes it. */
  public enum DefaultPosition {
    /** Not shown until the user adds it. */
    HIDDEN,
    /** In the order of the fields. */
    IN_ORDER,
    /** After all others. */
    LAST
  }

  /** Returns a column of numbers, which is not shown. */
  static FieldColumn numbers(int characters) {
    return new FieldColumn(characters, true, false, DefaultPosition.HIDDEN);
  }

  /** Returns a column of texts, which is not shown. */
  static FieldColumn texts(int characters) {
    return new FieldColumn(characters, false, false, DefaultPosition.HIDDEN);
  }

  /** Returns the same, which takes a share of the width that is left. */
  FieldColumn stretching() {
    return new FieldColumn(characters, numeric, true, position);
  }

  /** Returns the same, shown in the order of the fields. */
  FieldColumn shown() {
    return at(DefaultPosition.IN_ORDER);
  }

  /** Returns the same, shown after all others. */
  FieldColumn shownLast() {
    return at(DefaultPosition.LAST);
  }

  private FieldColumn at(DefaultPosition other) {
    return new FieldColumn(characters, numeric, stretches, other);
  }
}

package picklescope.filter;

/** How JSON and CSV have a field. */
public enum FieldForm {
  /** Neither has it. */
  NONE,
  /** A number or a word that no sender can choose: the same in both. */
  PLAIN,
  /** The datagram's time as ISO 8601, UTC, with nanoseconds. */
  TIME,
  /** A name that a sender can choose: JSON's string; in CSV such that it is no formula. */
  NAME,
  /**
   * A tuple of names: JSON's array, left out where it is empty; in CSV Python's text or nothing.
   */
  NAMES,
  /** Any value: as JSON has Python's values; in CSV Python's text. */
  VALUE,
  /**
   * The keyword arguments: JSON's object; in CSV Python's text, or nothing where there are none.
   */
  ATTRIBUTES,
  /** Bytes: base64; in CSV Python's text. */
  BYTES
}

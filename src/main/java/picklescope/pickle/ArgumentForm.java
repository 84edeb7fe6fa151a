package picklescope.pickle;

/**
 * The encoding of an opcode's argument in the stream. Binary numbers are little-endian, except
 * {@link #FLOAT8}; lines end with a newline.
 */
public enum ArgumentForm {
  /** No argument. */
  NONE("none"),
  /** An unsigned byte. */
  UINT1("uint1"),
  /** An unsigned number of two bytes. */
  UINT2("uint2"),
  /** A signed number of four bytes, in two's complement. */
  INT4("int4"),
  /** An unsigned number of four bytes. */
  UINT4("uint4"),
  /** An unsigned number of eight bytes. */
  UINT8("uint8"),
  /** A line with a decimal int; 00 is False and 01 is True. */
  DECIMAL_LINE("decimalnl_short"),
  /** A line with a decimal int followed by an L. */
  LONG_LINE("decimalnl_long"),
  /** A line with a float. */
  FLOAT_LINE("floatnl"),
  /** A line with a quoted string that may contain escapes. */
  QUOTED_LINE("stringnl"),
  /** A line without quotes. */
  NAME_LINE("stringnl_noescape"),
  /** Two lines without quotes. */
  NAME_LINES("stringnl_noescape_pair"),
  /** A line of Latin-1 in which only {@code \\u} and {@code \\U} are escapes. */
  UNICODE_LINE("unicodestringnl"),
  /** An IEEE 754 double, big-endian. */
  FLOAT8("float8"),
  /** Latin-1, preceded by its length in one byte. */
  STRING1("string1"),
  /** Latin-1, preceded by its length in four bytes, signed. */
  STRING4("string4"),
  /** Bytes, preceded by their number in one byte. */
  BYTES1("bytes1"),
  /** Bytes, preceded by their number in four bytes. */
  BYTES4("bytes4"),
  /** Bytes, preceded by their number in eight bytes. */
  BYTES8("bytes8"),
  /** Bytes, preceded by their number in eight bytes. */
  BYTEARRAY8("bytearray8"),
  /** UTF-8, preceded by its length in one byte. */
  UNICODE1("unicodestring1"),
  /** UTF-8, preceded by its length in four bytes. */
  UNICODE4("unicodestring4"),
  /** UTF-8, preceded by its length in eight bytes. */
  UNICODE8("unicodestring8"),
  /** An int in two's complement, preceded by its length in one byte. */
  LONG1("long1"),
  /** An int in two's complement, preceded by its length in four bytes, signed. */
  LONG4("long4");

  private final String text;

  ArgumentForm(String text) {
    this.text = text;
  }

  /** Returns the name that {@code pickletools} uses. */
  @Override
  public String toString() {
    return text;
  }
}

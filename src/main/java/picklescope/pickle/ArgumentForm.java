package picklescope.pickle;

/**
 * How an opcode's argument is written in the stream. Numbers have their lowest byte first, but for
 * {@link #FLOAT8}; lines end with a newline.
 */
public enum ArgumentForm {
  /** No argument. */
  NONE("none"),
  /** One byte, without a sign. */
  UINT1("uint1"),
  /** Two bytes, without a sign. */
  UINT2("uint2"),
  /** Four bytes, two's complement. */
  INT4("int4"),
  /** Four bytes, without a sign. */
  UINT4("uint4"),
  /** Eight bytes, without a sign. */
  UINT8("uint8"),
  /** A line with an int in decimal; 00 and 01 are False and True. */
  DECIMAL_LINE("decimalnl_short"),
  /** A line with an int in decimal and an L at its end. */
  LONG_LINE("decimalnl_long"),
  /** A line with a float. */
  FLOAT_LINE("floatnl"),
  /** A line in quotes, with escapes. */
  QUOTED_LINE("stringnl"),
  /** A line without quotes. */
  NAME_LINE("stringnl_noescape"),
  /** Two lines without quotes. */
  NAME_LINES("stringnl_noescape_pair"),
  /** A line whose only escapes are those of code points. */
  UNICODE_LINE("unicodestringnl"),
  /** An IEEE 754 double, the highest byte first. */
  FLOAT8("float8"),
  /** Latin-1 after its length in one byte. */
  STRING1("string1"),
  /** Latin-1 after its length in four bytes, with a sign. */
  STRING4("string4"),
  /** Bytes after their number in one byte. */
  BYTES1("bytes1"),
  /** Bytes after their number in four bytes. */
  BYTES4("bytes4"),
  /** Bytes after their number in eight bytes. */
  BYTES8("bytes8"),
  /** Bytes after their number in eight bytes. */
  BYTEARRAY8("bytearray8"),
  /** UTF-8 after its length in one byte. */
  UNICODE1("unicodestring1"),
  /** UTF-8 after its length in four bytes. */
  UNICODE4("unicodestring4"),
  /** UTF-8 after its length in eight bytes. */
  UNICODE8("unicodestring8"),
  /** An int in two's complement after its length in one byte. */
  LONG1("long1"),
  /** An int in two's complement after its length in four bytes, with a sign. */
  LONG4("long4");

  private final String text;

  ArgumentForm(String text) {
    this.text = text;
  }

  /** The word that {@code pickletools} uses. */
  @Override
  public String toString() {
    return text;
  }
}

package picklescope.pickle;

/** What kind of thing lies on the stack, as far as opcodes alone say it. */
public enum StackItem {
  ANY("any"),
  MARK("mark"),
  NONE("None"),
  BOOL("bool"),
  INT("int"),
  INT_OR_BOOL("int_or_bool"),
  FLOAT("float"),
  STR("str"),
  BYTES("bytes"),
  BYTES_OR_STR("bytes_or_str"),
  BYTEARRAY("bytearray"),
  BUFFER("buffer"),
  TUPLE("tuple"),
  LIST("list"),
  DICT("dict"),
  SET("set"),
  FROZENSET("frozenset");

  private final String text;

  StackItem(String text) {
    this.text = text;
  }

  /** The word that {@code pickletools} uses. */
  @Override
  public String toString() {
    return text;
  }
}

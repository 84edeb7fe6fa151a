package picklescope.pickle;

/** The type of an item on the stack, as far as it can be inferred from opcodes alone. */
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

  /** Returns the name that {@code pickletools} uses. */
  @Override
  public String toString() {
    return text;
  }
}

package picklescope.pickle;

/** The arguments that are allowed for a {@linkplain HarmlessNames harmless} constructor. */
enum AllowedArguments {
  /** None: CPython 3.13 turns a dict into attributes. */
  NOTHING(true),
  /** Any: they are only stored. */
  STORED(true),
  /** First a list, tuple or set, whose items are stored; then plain ones. */
  ITEMS(true),
  /** First a dict or a list of pairs, which are stored; then plain ones. */
  PAIRS(true),
  /** Plain ones. */
  PLAIN(true),
  /** First a class of this list, which is subscripted; then plain ones. */
  ALIAS(true),
  /** A string and {@code latin1}: how protocols 0 to 2 write bytes. */
  LATIN1(false),
  /** A value whose class has no name: {@code type(None)}. */
  SINGLETON(false),
  /**
   * Those of a {@code UnicodeError} that come from Python: its C code reads memory at the position
   * of the error, even before the text.
   */
  CODEC_ERROR(false),
  /** A regular expression and its flags. */
  PATTERN(false),
  /** The class {@code array.array}, a type code, and bytes. */
  PACKED(false),
  /** The type code of a numpy dtype. */
  DTYPE(false),
  /** What numpy writes for an array, before its state is set. */
  ARRAY(false),
  /** The same for a masked array. */
  MASKED_ARRAY(false),
  /** A numpy dtype and bytes. */
  SCALAR(false),
  /** Bytes, a numpy dtype and a shape. */
  BUFFER(false);

  /** Whether it is harmless with anything that harmless names create. */
  final boolean anyhow;

  AllowedArguments(boolean anyhow) {
    this.anyhow = anyhow;
  }
}

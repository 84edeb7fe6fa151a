package picklescope.pickle;

/** The states that are allowed for the objects of a {@linkplain HarmlessNames harmless} class. */
enum AllowedState {
  /** None. */
  NONE,
  /** Ordinary attributes, whose values are only stored. */
  STORED,
  /** Ordinary attributes with plain values. */
  PLAIN_ATTRIBUTES,
  /** Any plain value. */
  PLAIN,
  /** What numpy writes for an array. */
  ARRAY,
  /** What numpy writes for a masked array. */
  MASKED_ARRAY,
  /** What numpy writes for a dtype. */
  DTYPE
}

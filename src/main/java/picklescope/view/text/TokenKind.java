package picklescope.view.text;

/** What a piece of Python text is; each kind has its colour, and some their own weight. */
public enum TokenKind {
  PLAIN,
  PUNCTUATION,
  STRING,
  BYTES,
  NUMBER,
  /** {@code True}, {@code False}, {@code None}. */
  CONSTANT,
  /** A keyword argument's name, or what is called. */
  NAME,
  /** Not part of the text: an ellipsis, an offset, a remark. */
  NOTE,
  /** A word about the line, drawn in a frame: {@code raw}, {@code bare}. */
  TAG
}

package picklescope.view.text;

/** The kind of a piece of Python text; each kind has a colour, and some a font weight. */
public enum TokenKind {
  PLAIN,
  PUNCTUATION,
  STRING,
  BYTES,
  NUMBER,
  /** {@code True}, {@code False}, {@code None}. */
  CONSTANT,
  /** The name of a keyword argument or of a called function. */
  NAME,
  /** Not part of the text: an ellipsis, an offset, a remark. */
  NOTE,
  /** A label of the line, drawn in a frame: {@code raw}, {@code bare}. */
  TAG
}

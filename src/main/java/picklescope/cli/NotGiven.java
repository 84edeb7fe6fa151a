package picklescope.cli;

/**
 * The value of a text option that is not given; unlike an empty text, which is usually a mistake.
 */
final class NotGiven {
  /** A text that no shell can pass. */
  static final String TEXT = "\0";

  private NotGiven() {}
}

package picklescope.cli;

/** The value of a text option that is not given; an empty one is given, mostly by mistake. */
final class NotGiven {
  /** No shell can pass it. */
  static final String TEXT = "\0";

  private NotGiven() {}
}

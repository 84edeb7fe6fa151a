package picklescope.stream;

import picklescope.filter.EventExpression;
import picklescope.python.source.SourceException;

/** By what messages are told apart. Immutable. */
public sealed interface StreamGrouping {
  /** By source, shape and verb. */
  record Standard() implements StreamGrouping {
    @Override
    public String text() {
      return "";
    }
  }

  /** By the value of an expression. */
  record By(EventExpression expression) implements StreamGrouping {
    @Override
    public String text() {
      return expression.text();
    }
  }

  /**
   * Parses a grouping.
   *
   * @param text an expression over a message, such as {@code sender, action}; blank for the
   *     standard grouping
   * @throws SourceException with the position of the mistake
   */
  static StreamGrouping of(String text) throws SourceException {
    return text.isBlank() ? new Standard() : new By(EventExpression.of(text));
  }

  /** Returns the text that {@link #of} reads. */
  String text();

  /** Returns whether it depends on the sender's name, which may become known later. */
  default boolean needsSender() {
    return this instanceof By(EventExpression expression) && expression.needsSender();
  }
}

package picklescope.format;

import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.text.VisibleText;

/**
 * What a raw payload contains.
 *
 * @param format the {@linkplain PayloadFormat#name name} of the format
 * @param data the positional arguments
 * @param attributes the keyword arguments, a dict with str keys
 * @param problem where and why reading ended before the last byte, for the user; empty if the whole
 *     payload was read
 */
public record Content(String format, PyTuple data, PyDict attributes, String problem) {
  /** Replaces control characters in the problem, which may contain text from the payload. */
  public Content {
    problem = VisibleText.line(problem);
  }

  /** Returns the content of a payload that was read to its last byte. */
  public static Content whole(String format, PyTuple data, PyDict attributes) {
    return new Content(format, data, attributes, "");
  }

  /** Returns whether the whole payload was read. */
  public boolean isWhole() {
    return problem.isEmpty();
  }

  /** Returns whether there is no value. */
  public boolean isEmpty() {
    return data.size() == 0 && attributes.size() == 0;
  }
}

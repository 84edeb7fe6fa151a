package picklescope.python;

import java.util.Arrays;

/**
 * The arguments of a call: what Vizard's {@code send} takes and a network event shows.
 *
 * @param arguments the positional arguments
 * @param keywords the keyword arguments: a dict with str keys
 */
public record Call(PyTuple arguments, PyDict keywords) {
  /** A call with positional arguments, given as {@link PyValues#of} takes them. */
  public static Call of(Object... arguments) {
    return new Call(PyTuple.of(Arrays.stream(arguments).map(PyValues::of).toList()), PyDict.of());
  }

  /** This call with one more keyword argument, or with another value for one that it has. */
  public Call with(String keyword, Object value) {
    var more = PyDict.of(keywords.asMap());
    more.put(PyStr.of(keyword), PyValues.of(value));
    return new Call(arguments, more);
  }
}

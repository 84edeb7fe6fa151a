package picklescope.python;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a call: the parameters of Vizard's {@code send}, and the content of a network
 * event. This is {@code send(5, 'hello', [1, 2, 3], foo=78)}:
 *
 * {@snippet :
 * Call.of(5, "hello", List.of(1, 2, 3)).with("foo", 78)
 * }
 *
 * @param arguments the positional arguments
 * @param keywords the keyword arguments by their names, in the order in which they were written
 */
public record Call(PyTuple arguments, PyDict keywords) {
  /** Returns a call with positional arguments, which are converted by {@link PyValues#of}. */
  @SuppressWarnings("exports") // who compiles without JSpecify only lacks the annotation
  public static Call of(@Nullable Object... arguments) {
    return new Call(PyTuple.of(Arrays.stream(arguments).map(PyValues::of).toList()), PyDict.of());
  }

  /** Returns a copy with one more keyword argument, or with another value for an existing one. */
  @SuppressWarnings("exports") // who compiles without JSpecify only lacks the annotation
  public Call with(String keyword, @Nullable Object value) {
    var more = PyDict.of(keywords.asMap());
    more.put(PyStr.of(keyword), PyValues.of(value));
    return new Call(arguments, more);
  }
}

/**
 * Python's {@code re} over code points: {@link picklescope.python.regex.Regex}, in a bounded amount
 * of work. It knows no values.
 *
 * <p>May import: {@code picklescope.python.source}, {@code picklescope.python.text}. No parameter,
 * field or result is {@code null}.
 */
package picklescope.python.regex;

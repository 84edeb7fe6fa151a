/**
 * Python's {@code re} over code points: {@link picklescope.python.regex.Regex}, with a bounded
 * amount of work. Independent of values.
 *
 * <p>May import: {@code picklescope.python.source}, {@code picklescope.python.text}. No parameter,
 * field or result is {@code null}.
 */
package picklescope.python.regex;

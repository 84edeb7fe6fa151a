/**
 * Python's {@code re} over code points: {@link picklescope.python.regex.Regex}, with a bounded
 * amount of work. Independent of values.
 *
 * <p>May import: {@code picklescope.python.source}, {@code picklescope.python.text}.
 */
package picklescope.python.regex;

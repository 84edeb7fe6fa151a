/**
 * Characters as in CPython 3.13, which uses Unicode 15.1: printable characters, white space,
 * identifiers and case, and the text of strings, bytes and floats. Independent of values.
 *
 * <p>May import: java.base only. No parameter, field or result is {@code null}.
 */
package picklescope.python.text;

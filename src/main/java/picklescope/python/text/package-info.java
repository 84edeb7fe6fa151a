/**
 * Characters as CPython 3.13 has them, which is Unicode 15.1: which are printable, white space and
 * parts of identifiers, their case, and how text, bytes and floats stand in Python's text. It knows
 * no values.
 *
 * <p>May import: java.base only. No parameter, field or result is {@code null}.
 */
package picklescope.python.text;

/**
 * Characters as in CPython 3.13, which uses Unicode 15.1: printable characters, white space,
 * identifiers and case, and the text of strings, bytes and floats. Independent of values.
 *
 * <p>May import: java.base only.
 */
package picklescope.python.text;

/**
 * Characters as in CPython 3.13, which uses Unicode 15.1: printable characters, white space,
 * identifiers and case, and the text of strings, bytes and floats. Texts for the user: {@link
 * VisibleText}, {@link Counted}. Independent of values.
 *
 * <p>May import: java.base only.
 */
package picklescope.python.text;

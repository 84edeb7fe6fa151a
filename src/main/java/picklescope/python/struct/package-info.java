/**
 * Python's {@code struct}, {@link picklescope.python.struct.Struct}: encodes values as bytes and
 * decodes them.
 *
 * <p>May import: {@code picklescope.python}, {@code picklescope.python.text}, {@code
 * picklescope.python.source}, whose exception has the position of an error in a format.
 */
package picklescope.python.struct;

/**
 * Python's {@code struct}: values packed into bytes and back, {@link
 * picklescope.python.struct.Struct}.
 *
 * <p>May import: {@code picklescope.python}, {@code picklescope.python.source}, whose exception
 * names the place of a mistake in a format. No parameter, field or result is {@code null}.
 */
package picklescope.python.struct;

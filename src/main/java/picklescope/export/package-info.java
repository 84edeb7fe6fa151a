/**
 * Events as text for others: JSON, CSV, Python code, command lines, forms of bytes, and files of
 * them.
 *
 * <p>May import: {@code picklescope.send} and below; Jackson. No parameter, field or result is
 * {@code null}.
 */
package picklescope.export;

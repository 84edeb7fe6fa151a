/**
 * Converts events to text for other programs: JSON, CSV, Python code, command lines and forms of
 * bytes, and writes files of them.
 *
 * <p>May import: {@code picklescope.send} and below; Jackson.
 */
package picklescope.export;

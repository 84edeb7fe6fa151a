/**
 * Possible interpretations of raw bytes: JSON, OSC, numbers, text. Each has a reason; none is
 * assumed to be correct. Thread-safe.
 *
 * <p>May import: {@code picklescope.python}, Jackson.
 */
package picklescope.guess;

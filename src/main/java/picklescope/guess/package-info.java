/**
 * Possible interpretations of raw bytes: numbers, text. Each has a reason; none is assumed to be
 * correct. Thread-safe. What can hardly be anything else is recognized in {@code
 * picklescope.format}.
 *
 * <p>May import: {@code picklescope.python} and its {@code source} and {@code struct}.
 */
package picklescope.guess;

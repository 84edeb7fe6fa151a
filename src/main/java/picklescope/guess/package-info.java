/**
 * Possible interpretations of raw bytes: numbers, text. Each has a reason; none is assumed to be
 * correct. Thread-safe. What can hardly be anything else is recognized in {@code
 * picklescope.format}.
 *
 * <p>May import: {@code picklescope.python}.
 */
package picklescope.guess;

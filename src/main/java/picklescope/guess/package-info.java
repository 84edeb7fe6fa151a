/**
 * What raw bytes may be: JSON, OSC, numbers, text. Guesses, each with the reason why it is offered;
 * nothing takes one for granted.
 *
 * <p>May import: {@code picklescope.python}, Jackson. Any thread may use it.
 */
package picklescope.guess;

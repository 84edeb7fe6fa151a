/**
 * What one datagram is: its facts, its whole value, its bytes.
 *
 * <p>Reading and decoding happen on the thread {@code detail}; only what is in view is drawn.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.ui.text}; JavaFX,
 * ControlsFX.
 */
package picklescope.ui.inspect;

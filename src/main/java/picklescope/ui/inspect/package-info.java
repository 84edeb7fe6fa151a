/**
 * The inspector: what one datagram is, in linked views of its value, its bytes, its opcodes and
 * what the callback sees of it.
 *
 * <p>Reading, decoding, comparing and searching happen on the thread {@code detail}; lines are made
 * when they come into view, and only those are drawn.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.ui.text}, {@code
 * picklescope.ui.control}, {@code picklescope.ui.envelope}; JavaFX, ControlsFX.
 */
package picklescope.ui.inspect;

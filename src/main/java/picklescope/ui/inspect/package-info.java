/**
 * The inspector: displays a datagram in linked views of its value, its bytes, its opcodes and what
 * the callback sees of it. The models are in {@code picklescope.view.inspect}; only visible lines
 * are drawn.
 *
 * <p>May import: {@code picklescope.view} and below, {@code picklescope.ui.text}, {@code
 * picklescope.ui.control}, {@code picklescope.ui.envelope}; JavaFX, ControlsFX.
 */
package picklescope.ui.inspect;

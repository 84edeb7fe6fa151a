/**
 * The composer: a message is written, checked and sent.
 *
 * <p>Encoding and sending happen on the thread {@code send}.
 *
 * <p>May import: {@code picklescope.view} and below, {@code picklescope.ui.text}, {@code
 * picklescope.ui.control}, {@code picklescope.ui.envelope}; JavaFX, ControlsFX.
 */
package picklescope.ui.compose;

/**
 * The composer: the controls in which messages are written, checked, sent, saved, repeated and
 * replayed. They display the models of {@code picklescope.view.compose} and take input.
 *
 * <p>For the JavaFX thread. Encoding and sending happen on the thread {@code send}.
 *
 * <p>May import: {@code picklescope.view} and below, {@code picklescope.ui.text}, {@code
 * picklescope.ui.control}, {@code picklescope.ui.envelope}; JavaFX, ControlsFX.
 */
package picklescope.ui.compose;

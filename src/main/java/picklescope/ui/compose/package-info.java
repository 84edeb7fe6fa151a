/**
 * The composer: a message is written, checked and sent.
 *
 * <p>Encoding and sending happen on the thread {@code send}.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.ui.text}, {@code
 * picklescope.ui.control}, {@code picklescope.ui.envelope}, what a table shows of {@code
 * picklescope.ui.table}; JavaFX, ControlsFX.
 */
package picklescope.ui.compose;

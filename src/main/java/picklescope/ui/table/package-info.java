/**
 * The live table: a moving window over a capture of any length.
 *
 * <p>The JavaFX thread never asks the capture for a datagram and never decodes one: the thread
 * {@code decode} does ({@link picklescope.ui.table.RowLoader}), for the rows in view only. What is
 * selected is kept as ranges of row indexes ({@link picklescope.ui.table.Selection}), so that
 * nothing here grows with the capture.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.ui.text}; JavaFX,
 * ControlsFX.
 */
package picklescope.ui.table;

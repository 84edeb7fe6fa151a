/**
 * The table of events as data: which rows there are in which order, which of them are in view and
 * selected, and what their cells hold.
 *
 * <p>The thread that shows the table never asks the capture for a datagram and never decodes one:
 * the thread {@code decode} does ({@link picklescope.view.table.RowLoader}), for the rows in view
 * only. What is selected is kept as ranges of row indexes ({@link
 * picklescope.view.table.Selection}), so that nothing here grows with the capture but the rows that
 * a filter has chosen or a sort has ordered.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.view.text}, {@code
 * picklescope.view.value}.
 */
package picklescope.view.table;

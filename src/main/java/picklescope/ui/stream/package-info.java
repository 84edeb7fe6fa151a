/**
 * Streams in the window: a table of them, and the tree of senders at the side. Draws {@code
 * picklescope.view.stream}.
 *
 * <p>May import: {@code picklescope.ui.control}, {@code picklescope.ui.text}, {@code
 * picklescope.view} and below.
 */
package picklescope.ui.stream;

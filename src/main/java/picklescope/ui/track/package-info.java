/**
 * The track: senders seen from above or from the side. Draws {@code picklescope.view.track}.
 *
 * <p>May import: {@code picklescope.ui.control}, {@code picklescope.ui.text}, {@code
 * picklescope.view} and below.
 */
package picklescope.ui.track;

/**
 * The live table: a moving window over a capture of any length. Draws {@code
 * picklescope.view.table} and passes keys, mouse and menus to it.
 *
 * <p>May import: {@code picklescope.view} and below, {@code picklescope.ui.control}, {@code
 * picklescope.ui.text}; JavaFX, ControlsFX.
 */
package picklescope.ui.table;

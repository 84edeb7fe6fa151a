/**
 * The live table: a moving window over a capture of any length. Draws {@code
 * picklescope.view.table} and passes keys, mouse and menus to it.
 *
 * <p>May import: {@code picklescope.view.table}, {@code picklescope.session} and below, {@code
 * picklescope.ui.text}; JavaFX, ControlsFX.
 */
package picklescope.ui.table;

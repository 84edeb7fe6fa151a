/**
 * The filter bar, with help and proposals.
 *
 * <p>May import JavaFX, ControlsFX, {@code picklescope.ui.table} and all that is below the window.
 * For the JavaFX thread unless stated otherwise.
 */
package picklescope.ui.filter;

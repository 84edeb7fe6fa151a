/**
 * The filter bar: where a filter is written, with what helps to write it.
 *
 * <p>May import JavaFX, ControlsFX, {@code picklescope.ui.table} and all that is below the window.
 * JavaFX thread, except where it is said otherwise.
 */
package picklescope.ui.filter;

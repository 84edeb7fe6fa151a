/**
 * The tour beside the window's panes while the demo lab plays.
 *
 * <p>May import: {@code picklescope.view.demo}, {@code picklescope.ui.control}; JavaFX. For the
 * JavaFX thread.
 */
package picklescope.ui.demo;

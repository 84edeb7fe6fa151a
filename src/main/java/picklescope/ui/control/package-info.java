/**
 * Controls that several panes share.
 *
 * <p>May import: {@code picklescope.ui.text}, {@code picklescope.filter}, {@code picklescope.send},
 * {@code picklescope.view.command}, {@code picklescope.view.layout}, {@code picklescope.view.text};
 * JavaFX, ControlsFX.
 */
package picklescope.ui.control;

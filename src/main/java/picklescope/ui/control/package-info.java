/**
 * Controls that several panes share.
 *
 * <p>May import: {@code picklescope.view.command}; JavaFX, ControlsFX.
 */
package picklescope.ui.control;

/**
 * Controls that several panes share.
 *
 * <p>May import: JavaFX, ControlsFX.
 */
package picklescope.ui.control;

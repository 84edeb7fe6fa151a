/** Controls that several panes share. It may import JavaFX and ControlsFX only. */
package picklescope.ui.control;

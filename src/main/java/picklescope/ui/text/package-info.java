/**
 * Python text drawn in the window: in a monospaced face, line by line, so that a value of any
 * length costs no more than what is in view.
 *
 * <p>May import: {@code picklescope.view.text}; JavaFX. For the JavaFX thread.
 */
package picklescope.ui.text;

/**
 * Python text in the window: coloured, in a monospaced face, drawn line by line so that a value of
 * any length costs no more than what is in view.
 *
 * <p>May import: JavaFX. For the JavaFX thread, but for {@link picklescope.ui.text.StyledText} and
 * {@link picklescope.ui.text.PythonColors}, which any thread may use.
 */
package picklescope.ui.text;

/**
 * Draws Python text in a monospaced font, line by line; the cost depends only on the visible lines.
 *
 * <p>May import: {@code picklescope.view.text}; JavaFX. For the JavaFX thread.
 */
package picklescope.ui.text;

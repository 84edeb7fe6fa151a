/**
 * The window of the guide. For the JavaFX thread.
 *
 * <p>May import: {@code picklescope.view.guide}.
 */
package picklescope.ui.guide;

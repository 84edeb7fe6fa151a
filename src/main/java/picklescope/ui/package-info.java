/**
 * The window: the only package that knows JavaFX.
 *
 * <p>May import: {@code picklescope.view} and below; JavaFX, ControlsFX, AtlantaFX.
 */
package picklescope.ui;

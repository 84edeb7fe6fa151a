/**
 * Messages exported as tables: draws {@code picklescope.view.export}.
 *
 * <p>For the JavaFX thread.
 *
 * <p>May import: {@code picklescope.ui.control}, {@code picklescope.view.export} and below.
 */
package picklescope.ui.export;

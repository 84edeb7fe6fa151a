/**
 * Why nothing is heard at a port: draws {@code picklescope.view.doctor}.
 *
 * <p>For the JavaFX thread.
 *
 * <p>May import: {@code picklescope.ui.control}, {@code picklescope.ui.text}, {@code
 * picklescope.view.doctor} and below.
 */
package picklescope.ui.doctor;

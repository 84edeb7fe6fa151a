/**
 * Displays the ports, and adds, removes, opens and closes them.
 *
 * <p>Sockets are opened and closed, and counters are read, on the thread {@code ports}.
 *
 * <p>May import: {@code picklescope.view.source}, {@code picklescope.session} and below; JavaFX,
 * ControlsFX.
 */
package picklescope.ui.source;

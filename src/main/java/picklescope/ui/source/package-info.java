/**
 * Displays where messages come from and where they are published: ports, relays, passive captures,
 * labs. Adds, changes and removes these.
 *
 * <p>Sockets are opened and closed, and counters are read, on the threads {@code ports} and {@code
 * sources}.
 *
 * <p>May import: {@code picklescope.ui.control}, {@code picklescope.view.layout}, {@code
 * picklescope.view.source}, {@code picklescope.session} and below; JavaFX, ControlsFX.
 */
package picklescope.ui.source;

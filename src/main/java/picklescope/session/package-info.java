/**
 * The parts put together: what the window and the command line share. The live session with its
 * ports, sources and labs, opened captures, and how their datagrams are decoded.
 *
 * <p>May import: everything but {@code picklescope.ui}, {@code picklescope.view}, {@code
 * picklescope.cli} and {@code picklescope.update}.
 */
package picklescope.session;

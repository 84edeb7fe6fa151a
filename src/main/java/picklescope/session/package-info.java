/**
 * The parts put together: what the window and the command line share. The live session, opened
 * captures, and how their datagrams are decoded.
 *
 * <p>May import: everything but {@code picklescope.ui}, {@code picklescope.view} and {@code
 * picklescope.cli}.
 */
package picklescope.session;

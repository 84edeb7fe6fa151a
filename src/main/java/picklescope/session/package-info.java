/**
 * The parts put together: what the window and the command line share. Settings, the live session,
 * and events as JSON.
 *
 * <p>May import: everything but {@code picklescope.ui}, {@code picklescope.view} and {@code
 * picklescope.cli}; Jackson. No parameter, field or result is {@code null}.
 */
package picklescope.session;

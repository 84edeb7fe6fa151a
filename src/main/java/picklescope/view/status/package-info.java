/**
 * The state of the ports and of the recording, as the status bar shows it.
 *
 * <p>May import: {@code picklescope.session} and below. No parameter, field or result is {@code
 * null}.
 */
package picklescope.view.status;

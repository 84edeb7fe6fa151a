/**
 * The export of messages as tables, as the window shows it.
 *
 * <p>May import: {@code picklescope.session} and below.
 */
package picklescope.view.export;

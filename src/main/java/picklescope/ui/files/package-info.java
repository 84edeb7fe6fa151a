/**
 * Opens and saves captures, offers captures that an earlier program has kept or left behind, and
 * limits the size of the live capture.
 *
 * <p>Files are opened on the thread {@code open} and written on the thread {@code save}.
 *
 * <p>May import: {@code picklescope.view} and below, {@code picklescope.ui.control}, {@code
 * picklescope.ui.table}; JavaFX.
 */
package picklescope.ui.files;

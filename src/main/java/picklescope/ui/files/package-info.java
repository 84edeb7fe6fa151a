/**
 * Opens and saves captures, offers captures left behind by a program that did not exit normally,
 * and limits the size of the live capture.
 *
 * <p>Files are opened on the thread {@code open} and written on the thread {@code save}.
 *
 * <p>May import: {@code picklescope.view.files}, {@code picklescope.session} and below, {@code
 * picklescope.ui.table}; JavaFX.
 */
package picklescope.ui.files;

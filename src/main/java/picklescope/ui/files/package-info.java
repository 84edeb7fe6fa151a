/**
 * Captures as files: opened, saved, left behind by a program that has ended without cleaning up,
 * and how much of the live one is kept.
 *
 * <p>Files are opened on the thread {@code open} and written on the thread {@code save}.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.ui.table}; JavaFX.
 */
package picklescope.ui.files;

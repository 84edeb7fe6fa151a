/**
 * Captures as files, without JavaFX: what is saved and with which result, the texts about opened
 * and recorded captures, and the choice of files.
 *
 * <p>Writing blocks; {@link picklescope.view.files.Saving} states its threads. The other classes
 * are immutable or belong to the thread that displays them.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.view.table}.
 */
package picklescope.view.files;

/**
 * The findings of the doctor as the window and the command line show them.
 *
 * <p>Immutable, for any thread, unless a class states otherwise.
 *
 * <p>May import: {@code picklescope.session} and below.
 */
package picklescope.view.doctor;

/**
 * What is shown instead of a table without rows: why there are none, and what to do.
 *
 * <p>Immutable, for any thread, unless a class states otherwise.
 *
 * <p>May import: {@code picklescope.view.source}, {@code picklescope.session} and below.
 */
package picklescope.view.empty;

/**
 * The ports on which Picklescope listens, as text and numbers for display, without JavaFX.
 *
 * <p>Immutable, for any thread, unless a class states otherwise.
 *
 * <p>May import: {@code picklescope.session} and below.
 */
package picklescope.view.source;

/**
 * The ports, relays, passive captures and labs as text and numbers for display, and what is written
 * in their forms, without JavaFX.
 *
 * <p>Immutable, for any thread, unless a class states otherwise.
 *
 * <p>May import: {@code picklescope.session} and below.
 */
package picklescope.view.source;

/**
 * The controls for envelopes, used for ports in the inspector and for messages in the composer.
 *
 * <p>May import: {@code picklescope.ui.control}, {@code picklescope.view.envelope}, {@code
 * picklescope.event} and below; JavaFX.
 */
package picklescope.ui.envelope;

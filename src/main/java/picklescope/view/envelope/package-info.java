/**
 * The model of the controls in which an envelope is written, for ports in the inspector and for
 * messages in the composer.
 *
 * <p>Immutable, for any thread.
 *
 * <p>May import: {@code picklescope.event} and below. No parameter, field or result is {@code
 * null}.
 */
package picklescope.view.envelope;

/**
 * The choice of an envelope: one control for the ports, in the inspector, and for what is written,
 * in the composer.
 *
 * <p>May import: {@code picklescope.event} and below; JavaFX.
 */
package picklescope.ui.envelope;

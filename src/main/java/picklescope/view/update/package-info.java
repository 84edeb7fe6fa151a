/**
 * What the window displays about newer versions.
 *
 * <p>May import: {@code picklescope.update}.
 */
package picklescope.view.update;

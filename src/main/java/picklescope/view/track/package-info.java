/**
 * The model of the track: the objects of a capture seen from above or from the side.
 *
 * <p>Positions on the screen are in pixels from the top left of the drawing; the only package of
 * {@code view} that knows pixels besides the plot, for what is drawn depends on them.
 *
 * <p>May import: {@code picklescope.session} and below, {@code picklescope.view.text}.
 */
package picklescope.view.track;

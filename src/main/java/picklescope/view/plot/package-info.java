/**
 * A plot of numbers and states over time, without JavaFX: which series there are, what is in view,
 * the axes with their ticks, the drawn pixels, what is at a time, statistics of a range, and files
 * of a plot.
 *
 * <p>The thread that shows the plot reads no message: {@link picklescope.session.SeriesRun}
 * evaluates the expressions. What is drawn is a {@link picklescope.view.plot.PlotFrame}, computed
 * in pixels for a size.
 *
 * <p>May import: {@code picklescope.session} and below.
 */
package picklescope.view.plot;

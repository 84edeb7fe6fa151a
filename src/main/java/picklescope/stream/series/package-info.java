/**
 * Numbers and states over time, for plots: many points in little memory, and the lowest and highest
 * value of any range without visiting its points.
 *
 * <p>One thread appends, any thread reads: a reader takes a view ({@link
 * picklescope.stream.series.Points}, {@link picklescope.stream.series.States}), which does not
 * change. Times are nanoseconds since 1970-01-01T00:00:00Z. Knows neither events nor threads.
 *
 * <p>May import: nothing.
 */
package picklescope.stream.series;

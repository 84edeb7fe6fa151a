/**
 * The differences between two values: {@link picklescope.python.diff.Differences}, with a bounded
 * amount of work.
 *
 * <p>May import: {@code picklescope.python}, {@code picklescope.python.objects}.
 */
package picklescope.python.diff;

/**
 * Fields of events and filters over them: one catalogue ({@link picklescope.filter.Field}) for
 * columns, filter and completion.
 *
 * <p>May import: {@code picklescope.event} and below.
 */
package picklescope.filter;

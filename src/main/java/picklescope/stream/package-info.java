/**
 * Streams: what one sender sends in one shape to one port, and what can be told about it while
 * messages are added: counts, rates, intervals, the last value, and what is odd.
 *
 * <p>{@link picklescope.stream.Streams} is fed events and returns immutable snapshots; {@link
 * picklescope.stream.AlarmWatch} looks at these. Nothing here knows threads, and the time is always
 * passed in, in nanoseconds since 1970-01-01T00:00:00Z.
 *
 * <p>May import: {@code picklescope.capture}, {@code picklescope.filter} and below.
 */
package picklescope.stream;

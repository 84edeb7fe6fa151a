/**
 * Where senders are and where they were: positions and directions read from messages.
 *
 * <p>Coordinates are those of Vizard: metres, x to the right, y up, z forward (left-handed).
 *
 * <p>May import: {@code picklescope.filter} and below.
 */
package picklescope.stream.track;

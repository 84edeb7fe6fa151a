/**
 * What the computers of a lab publish to a broker, and what is read from there: sections of a
 * journal, in their order, with the numbers of their datagrams, so that a gap is seen.
 *
 * <p>{@link picklescope.feed.Broker} is the only thing that the rest of the program knows of a
 * broker.
 *
 * <p>May import: {@code picklescope.capture} and below, {@code picklescope.thread}, {@code
 * picklescope.system}.
 */
package picklescope.feed;

/**
 * Finds the envelope of messages whose arguments are known: {@link
 * picklescope.event.find.EnvelopeFinder} looks for what was sent in the bytes that arrived, and
 * offers the envelopes that give exactly this.
 *
 * <p>All work is bounded, whatever arrived. Immutable or for one thread.
 *
 * <p>May import: {@code picklescope.event} and below.
 */
package picklescope.event.find;

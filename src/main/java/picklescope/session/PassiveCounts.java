package picklescope.session;

import java.util.OptionalLong;

/**
 * What a passive capture has counted.
 *
 * @param messages the messages of its ports, which are in the live capture
 * @param fragments the fragments of messages that did not arrive completely, as far as they are not
 *     awaited any longer
 * @param notUdp the packets that are no UDP, or damaged
 * @param dropped the packets that the capture program and the system have dropped; empty as long as
 *     the program has not reported it, which it does at its end
 */
public record PassiveCounts(long messages, long fragments, long notUdp, OptionalLong dropped) {}

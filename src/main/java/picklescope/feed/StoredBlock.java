package picklescope.feed;

import java.util.OptionalLong;

/**
 * A block that a broker keeps.
 *
 * @param sequence its place among all blocks of its host, from 1
 * @param block what its publisher says that it is
 * @param following how many blocks of its host follow it at present
 * @param aheadNanos how far the clock of its host was ahead of this computer's when the host
 *     published it, or less, by the time that it was on its way; empty if the host does not tell
 */
public record StoredBlock(
    long sequence, FeedBlock block, long following, OptionalLong aheadNanos) {}

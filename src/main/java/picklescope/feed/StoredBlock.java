package picklescope.feed;

/**
 * A block that a broker keeps.
 *
 * @param sequence its place among all blocks of its host, from 1
 * @param block what its publisher says that it is
 * @param following how many blocks of its host follow it at present
 */
public record StoredBlock(long sequence, FeedBlock block, long following) {}

package picklescope.feed;

/**
 * Where a host gets messages from, in its own words.
 *
 * <p>Of a host that is read, it may be anything.
 *
 * @param name such as {@code port 4950}
 * @param state what it does, such as {@code listening}
 * @param envelope how its messages are read, as its user wrote that; empty if it is not known
 */
public record HostSource(String name, String state, String envelope) {}

package picklescope.capture;

/**
 * Where a journal is published.
 *
 * @param host the name of this computer there
 * @param broker names the broker
 */
public record PublishedAs(String host, String broker) {}

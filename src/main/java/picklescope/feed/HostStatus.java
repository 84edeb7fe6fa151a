package picklescope.feed;

/**
 * What a host reports about itself each second. All numbers are of one capture, since its
 * beginning.
 *
 * @param capture the capture that it publishes
 * @param last the number of its newest datagram
 * @param published the number up to which the broker has confirmed
 * @param losses what it has lost
 */
public record HostStatus(String capture, long last, long published, HostLosses losses) {}

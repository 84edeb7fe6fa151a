package picklescope.net;

import java.util.OptionalLong;

/**
 * What a port has counted since it was added. Every loss has a name.
 *
 * @param received datagrams received
 * @param bytes their payloads' bytes
 * @param droppedBySystem datagrams that the system dropped because its receive buffer was full;
 *     empty where the system does not say
 * @param droppedByUs datagrams received that could not be kept
 * @param cut datagrams received that filled the buffer to its end, so that more of them may have
 *     been cut off; only IPv6's jumbograms (RFC 2675) are so long
 */
public record Counters(
    long received, long bytes, OptionalLong droppedBySystem, long droppedByUs, long cut) {}

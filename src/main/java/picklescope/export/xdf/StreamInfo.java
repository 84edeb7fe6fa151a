package picklescope.export.xdf;

import java.util.Optional;

/**
 * What is known of a stream.
 *
 * @param name its name
 * @param source the address and port from which and to which it is sent
 * @param host the name of the sending computer
 * @param rate messages a second from the first to the last one; NaN if it is not known
 * @param clock what is known of the sender's clock, for the user
 */
public record StreamInfo(
    String name, String source, String host, double rate, Optional<String> clock) {}

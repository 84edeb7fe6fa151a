package picklescope.demo;

/**
 * A message of the lab.
 *
 * @param atNanos when it is sent, in nanoseconds since the lab began
 * @param from who sends it
 * @param payload its bytes, which must not be changed
 */
public record LabMessage(long atNanos, LabComputer from, byte[] payload) {}

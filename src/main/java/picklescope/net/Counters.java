package picklescope.net;

import java.util.OptionalLong;

/**
 * The counters of a port since it was added. Every kind of loss has its own counter.
 *
 * @param received datagrams received
 * @param bytes the total size of their payloads in bytes
 * @param droppedBySystem datagrams that the system dropped because its receive buffer was full;
 *     empty if the system does not report it
 * @param droppedByUs received datagrams that could not be stored
 * @param cut received datagrams that filled the buffer, so that they may have been truncated; only
 *     IPv6 jumbograms (RFC 2675) are that long
 */
public record Counters(
    long received, long bytes, OptionalLong droppedBySystem, long droppedByUs, long cut) {
  /** Nothing. */
  public static final Counters NONE = new Counters(0, 0, OptionalLong.of(0), 0, 0);

  /** Returns the sums of both. */
  Counters plus(Counters other) {
    return new Counters(
        received + other.received,
        bytes + other.bytes,
        sum(droppedBySystem, other.droppedBySystem),
        droppedByUs + other.droppedByUs,
        cut + other.cut);
  }

  /** Returns the sum of two numbers that may be unknown; empty if one of them is. */
  public static OptionalLong sum(OptionalLong one, OptionalLong other) {
    return one.isEmpty() || other.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(one.getAsLong() + other.getAsLong());
  }
}

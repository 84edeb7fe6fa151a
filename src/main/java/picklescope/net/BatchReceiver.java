package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import picklescope.event.DatagramSink;

/** Receives datagrams from a socket. Used on the receive loop's thread. */
interface BatchReceiver {
  /** Is called when a datagram has been written to {@link DatagramSink#nextPayload()}. */
  @FunctionalInterface
  interface Arrival {
    /**
     * Called for each datagram, in the order in which they arrived.
     *
     * @param timeNanos when the system received it, else the present time; nanoseconds since 1970
     * @param remote the sender
     * @param bytes the size of the payload
     */
    void arrived(long timeNanos, InetSocketAddress remote, int bytes);

    /**
     * Called before a datagram if the system has dropped others since the one before.
     *
     * @param total how many since the socket was opened
     */
    default void dropped(long total) {}
  }

  /** Returns whether it calls {@link Arrival#dropped}. */
  default boolean tellsDrops() {
    return false;
  }

  /**
   * Receives the datagrams that have arrived, without blocking.
   *
   * @param most the maximum number of datagrams
   * @param sink provides the buffers for the payloads
   * @return whether more datagrams may be available
   */
  boolean receive(int most, DatagramSink sink, Arrival arrival) throws IOException;
}

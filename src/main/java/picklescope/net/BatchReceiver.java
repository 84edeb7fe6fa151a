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

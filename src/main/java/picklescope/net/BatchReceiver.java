package picklescope.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import picklescope.event.DatagramSink;

/** Takes from a socket what has arrived there. On the receive loop's thread. */
interface BatchReceiver {
  /** A datagram lies in the sink's {@link DatagramSink#nextPayload()}. */
  @FunctionalInterface
  interface Arrival {
    /**
     * Called for each datagram, in the order in which they arrived.
     *
     * @param timeNanos when the system got it or, where it does not say that, now; since 1970
     * @param remote the sender
     * @param bytes the size of the payload
     */
    void arrived(long timeNanos, InetSocketAddress remote, int bytes);
  }

  /**
   * Receives without waiting.
   *
   * @param most how many at most
   * @param sink gives the places for the payloads
   * @return whether there may be more
   */
  boolean receive(int most, DatagramSink sink, Arrival arrival) throws IOException;
}

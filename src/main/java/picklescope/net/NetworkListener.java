package picklescope.net;

import picklescope.event.Event;

/**
 * Gets what arrives, as Vizard's callback for {@code viz.NETWORK_EVENT} does: a {@link
 * picklescope.event.NetworkEvent} for a call, a {@link picklescope.event.RawNetworkEvent} for what
 * is no pickle.
 *
 * <p>It is called on one thread, {@code picklescope-listener}, in the order of arrival, never two
 * calls at a time. That is not the thread that receives: a listener may take its time. While it
 * does, up to {@value EventDispatcher#MOST_WAITING} datagrams or {@value
 * EventDispatcher#MOST_WAITING_BYTES} bytes wait; what comes beyond is lost and counted in its
 * port's {@link Counters#droppedByUs()}. An exception that it throws goes to the thread's uncaught
 * exception handler (standard error by default), and the next message comes all the same.
 */
@FunctionalInterface
public interface NetworkListener {
  /** A message has arrived. */
  void onNetwork(Event event);
}

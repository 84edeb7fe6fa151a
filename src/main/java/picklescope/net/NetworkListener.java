package picklescope.net;

import picklescope.event.Event;

/**
 * Receives the messages that arrive, like Vizard's callback for {@code viz.NETWORK_EVENT} does: a
 * {@link picklescope.event.NetworkEvent} for a call, a {@link picklescope.event.RawNetworkEvent}
 * for any other payload.
 *
 * <p>It is called on one thread, {@code picklescope-listener}, in the order of arrival. This is not
 * the thread that receives, so a listener may block. Meanwhile up to {@value
 * EventDispatcher#MOST_WAITING} datagrams or {@value EventDispatcher#MOST_WAITING_BYTES} bytes are
 * queued; further ones are lost and counted in the port's {@link Counters#droppedByUs()}. An
 * exception or error that it throws goes to the thread's uncaught exception handler (standard error
 * by default), and the next message is delivered nevertheless. Messages may be nested very deep, so
 * that a listener which recurses over their values overflows the stack. An interrupt of the thread
 * ends the delivery; what comes after it counts as lost.
 */
@FunctionalInterface
public interface NetworkListener {
  /** Called when a message has arrived. */
  void onNetwork(Event event);
}

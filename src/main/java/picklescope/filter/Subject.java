package picklescope.filter;

import java.util.Optional;
import picklescope.event.DatagramHeader;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.python.PyStr;
import picklescope.python.PyValue;

/**
 * What a filter looks at. It asks for no more than it needs: a filter on header fields never asks
 * for the event, so that a datagram need not be decoded for it.
 */
public interface Subject {
  /** The datagram's header. */
  DatagramHeader header();

  /** The sending computer's name, as {@link Event#sender()}. */
  String sender();

  /** The datagram as the receiver's callback would see it; decoded when it is first asked for. */
  Event event();

  /** The value of a keyword argument, if it has one of that name. */
  default Optional<PyValue> attribute(PyStr name) {
    return event() instanceof NetworkEvent call ? call.attributes().get(name) : Optional.empty();
  }

  /** An event that is decoded already. */
  static Subject of(Event event) {
    return new Subject() {
      @Override
      public DatagramHeader header() {
        return event.datagram();
      }

      @Override
      public String sender() {
        return event.sender();
      }

      @Override
      public Event event() {
        return event;
      }
    };
  }
}

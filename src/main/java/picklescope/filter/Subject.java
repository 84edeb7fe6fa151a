package picklescope.filter;

import java.util.Optional;
import picklescope.event.DatagramHeader;
import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.pickle.Globals;
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

  /** The names of globals in the payload; it is scanned for them each time. */
  default Globals.Found names() {
    return event().names();
  }

  /** The value of a keyword argument, if it has one of that name. */
  default Optional<PyValue> attribute(PyStr name) {
    return event() instanceof NetworkEvent call ? call.attributes().get(name) : Optional.empty();
  }

  /** An event that is decoded already. It scans for names of globals once; for one thread. */
  static Subject of(Event event) {
    return new Subject() {
      private Optional<Globals.Found> names = Optional.empty();

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

      @Override
      public Globals.Found names() {
        if (names.isEmpty()) {
          names = Optional.of(event.names());
        }
        return names.get();
      }
    };
  }
}

package picklescope.filter;

import java.util.Optional;
import java.util.OptionalDouble;
import picklescope.event.DatagramHeader;
import picklescope.event.Event;
import picklescope.pickle.Globals;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * A datagram to which a filter is applied. Its event is decoded only on demand: a filter on header
 * fields does not need it.
 */
public interface Subject {
  /** Returns the datagram's header. */
  DatagramHeader header();

  /** Returns the sending computer's name, as {@link Event#sender()}. */
  String sender();

  /**
   * Returns the datagram as the receiver's callback would see it; it is decoded on the first call.
   */
  Event event();

  /** The names of globals in the payload; it is scanned for them each time. */
  default Globals.Found names() {
    return event().names();
  }

  /** The positional arguments, if it is a call or has a known format. */
  default Optional<PyTuple> data() {
    return event().positional();
  }

  /** The value of a keyword argument, if it has one of that name. */
  default Optional<PyValue> attribute(PyStr name) {
    return event().keywords().flatMap(keywords -> keywords.get(name));
  }

  /**
   * The seconds since the message before from the same computer to the same port; empty if that is
   * not known. Not an attribute of the event.
   */
  default OptionalDouble interval() {
    return OptionalDouble.empty();
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

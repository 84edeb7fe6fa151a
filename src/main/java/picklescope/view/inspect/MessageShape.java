package picklescope.view.inspect;

import picklescope.event.Event;
import picklescope.event.NetworkEvent;
import picklescope.event.RawNetworkEvent;
import picklescope.format.Content;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.diff.Differences;

/** Which messages are compared with each other, and by which values. */
final class MessageShape {
  private MessageShape() {}

  /**
   * Returns whether two messages have the same port and direction, and the same number of arguments
   * and the same keywords, or the same number of raw bytes in no known format.
   */
  static boolean haveSame(Event a, Event b) {
    return a.port() == b.port()
        && a.datagram().direction() == b.datagram().direction()
        && switch (a) {
          case NetworkEvent call ->
              b instanceof NetworkEvent other
                  && call.bare() == other.bare()
                  && haveSameArguments(call, other);
          case RawNetworkEvent raw when raw.content().isPresent() ->
              haveSameFormat(a, b) && haveSameArguments(raw, b);
          case RawNetworkEvent raw ->
              b instanceof RawNetworkEvent other
                  && other.content().isEmpty()
                  && raw.rawData().length == other.rawData().length;
        };
  }

  private static boolean haveSameArguments(Event a, Event b) {
    PyDict keywords = a.keywords().orElse(PyDict.of());
    PyDict others = b.keywords().orElse(PyDict.of());
    if (a.positional().map(PyTuple::size).orElse(0) != b.positional().map(PyTuple::size).orElse(0)
        || keywords.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < keywords.size(); i++) {
      if (keywords.get(others.key(i)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether both are calls, or raw messages in the same format. */
  static boolean haveSameFormat(Event a, Event b) {
    return switch (a) {
      case NetworkEvent _ -> b instanceof NetworkEvent;
      case RawNetworkEvent raw ->
          b instanceof RawNetworkEvent other
              && raw.content().isPresent()
              && raw.content().map(Content::format).equals(other.content().map(Content::format));
    };
  }

  /** Returns the differences between two messages, with the paths of the value tree. */
  static Differences differences(Event before, Event after) {
    return Differences.between(whole(before), whole(after));
  }

  /** Returns the value of a message that is compared. */
  static PyTuple whole(Event event) {
    return event.positional().isPresent() && event.keywords().isPresent()
        ? PyTuple.of(event.positional().get(), event.keywords().get())
        : PyTuple.of(PyBytes.of(event.datagram().payload().clone()));
  }
}

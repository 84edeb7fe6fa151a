package picklescope.stream;

import java.util.HashMap;
import java.util.Map;

/**
 * The numbers that step by one over all messages of a sender, whatever their streams and ports, of
 * the first {@value Streams#MOST} senders: anybody can send from many addresses.
 */
final class SenderCounters {
  private final Map<StreamSource, SharedCounters> counters = new HashMap<>();

  /** Returns those of a source's sender; new ones for each source of a further sender. */
  SharedCounters of(StreamSource source) {
    var sender = source.onAllPorts();
    var known = counters.get(sender);
    if (known == null) {
      known = new SharedCounters();
      if (counters.size() < Streams.MOST) {
        counters.put(sender, known);
      }
    }
    return known;
  }
}

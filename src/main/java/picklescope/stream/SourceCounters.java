package picklescope.stream;

import java.util.List;
import java.util.stream.Stream;
import picklescope.event.Event;
import picklescope.python.PyStr;

/**
 * The numbers that the streams of a source share.
 *
 * @param ofPort those over all its streams, which are to one port
 * @param ofSender those over all ports to which its sender sends
 */
record SourceCounters(SharedCounters ofPort, SharedCounters ofSender) {
  /** Returns counters of a stream that shares no numbers with others. */
  static SourceCounters ofNone() {
    return new SourceCounters(new SharedCounters(false), new SharedCounters(true));
  }

  /** Adds a message of a stream. */
  void add(Event event, StreamStatistics stream) {
    ofPort.add(event, stream);
    ofSender.add(event, stream);
  }

  /** Returns whether the numbers of a positional argument are shared by streams. */
  boolean share(int position) {
    return ofPort.share(position) || ofSender.share(position);
  }

  /** Returns whether a keyword's numbers are shared by streams. */
  boolean share(PyStr name) {
    return ofPort.share(name) || ofSender.share(name);
  }

  /** Returns what is odd, to be shown with a stream. */
  List<Oddity> oddities(StreamStatistics shown) {
    return Stream.concat(ofPort.oddities(shown).stream(), ofSender.oddities(shown).stream())
        .toList();
  }
}

package picklescope.stream;

import java.util.List;
import picklescope.event.Event;
import picklescope.python.PyStr;

/**
 * The numbers that the streams of a source share.
 *
 * @param ofPort those over all its streams, which are to one port
 * @param ofSender those over all ports to which its sender sends
 */
record SourceCounters(SharedCounters ofPort, SharedCounters ofSender) implements SharedNumbers {
  /** Adds a message of a stream. */
  void add(Event event, StreamStatistics stream) {
    var datagram = event.datagram();
    var data = event.positional();
    if (data.isPresent()) {
      ofPort.add(data.get(), stream, datagram);
      ofSender.add(data.get(), stream, datagram);
    }
    var named = event.keywords();
    if (named.isPresent()) {
      ofPort.add(named.get(), stream, datagram);
      ofSender.add(named.get(), stream, datagram);
    }
  }

  @Override
  public boolean share(int position) {
    return ofPort.share(position) || ofSender.share(position);
  }

  @Override
  public boolean share(PyStr name) {
    return ofPort.share(name) || ofSender.share(name);
  }

  @Override
  public List<Oddity> oddities(StreamStatistics shown) {
    // To one port there is only a part of the numbers that go on at another.
    var odd = ofPort.oddities(shown, ofSender);
    odd.addAll(ofSender.oddities(shown, new SharedCounters(true)));
    return odd;
  }
}

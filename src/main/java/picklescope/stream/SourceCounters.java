package picklescope.stream;

import java.util.List;
import picklescope.event.Event;
import picklescope.python.PyStr;

/**
 * The numbers that the streams of a source share.
 *
 * @param source the source
 * @param ofReceiver those over all its streams, which are to one port of one computer
 * @param ofSender those over all to whom its sender sends
 */
record SourceCounters(StreamSource source, SharedCounters ofReceiver, SharedCounters ofSender)
    implements SharedNumbers {
  /** Adds a message of a stream. */
  void add(Event event, StreamStatistics stream) {
    var datagram = event.datagram();
    var data = event.positional();
    if (data.isPresent()) {
      ofReceiver.add(data.get(), stream, stream, datagram);
      ofSender.add(data.get(), stream, source, datagram);
    }
    var named = event.keywords();
    if (named.isPresent()) {
      ofReceiver.add(named.get(), stream, stream, datagram);
      ofSender.add(named.get(), stream, source, datagram);
    }
  }

  @Override
  public boolean share(int position) {
    return ofReceiver.share(position) || ofSender.share(position);
  }

  @Override
  public boolean share(PyStr name) {
    return ofReceiver.share(name) || ofSender.share(name);
  }

  @Override
  public List<Oddity> oddities(StreamStatistics shown) {
    // One receiver gets only a part of the numbers that go on at another.
    var odd = ofReceiver.oddities(shown, ofSender);
    odd.addAll(ofSender.oddities(shown, new SharedCounters()));
    return odd;
  }
}

package picklescope.stream;

import java.util.ArrayList;
import java.util.List;
import picklescope.event.Event;
import picklescope.python.PyStr;

/**
 * The numbers that the streams of a source share.
 *
 * @param source the source
 * @param levels those over all its streams, which are to one port of one computer; then those over
 *     more and more to whom its sender sends
 */
record SourceCounters(StreamSource source, List<SharedCounters> levels) implements SharedNumbers {
  /** Copies the list. */
  SourceCounters {
    levels = List.copyOf(levels);
  }

  /** Adds a message of a stream. */
  void add(Event event, StreamStatistics stream) {
    var datagram = event.datagram();
    var data = event.positional();
    var named = event.keywords();
    for (int i = 0; i < levels.size(); i++) {
      Object place = i == 0 ? stream : source;
      if (data.isPresent()) {
        levels.get(i).add(data.get(), stream, place, datagram);
      }
      if (named.isPresent()) {
        levels.get(i).add(named.get(), stream, place, datagram);
      }
    }
  }

  @Override
  public boolean share(int position) {
    return levels.stream().anyMatch(level -> level.share(position));
  }

  @Override
  public boolean share(PyStr name) {
    return levels.stream().anyMatch(level -> level.share(name));
  }

  @Override
  public List<Oddity> oddities(StreamStatistics shown) {
    var odd = new ArrayList<Oddity>();
    for (int i = 0; i < levels.size(); i++) {
      // One receiver gets only a part of the numbers that go on at another.
      odd.addAll(levels.get(i).oddities(shown, levels.subList(i + 1, levels.size())));
    }
    return odd;
  }
}

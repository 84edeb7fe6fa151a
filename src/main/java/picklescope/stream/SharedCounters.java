package picklescope.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picklescope.event.Datagram;
import picklescope.event.Event;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.text.VisibleText;

/**
 * Numbers that step by one over all messages of a source, whatever their stream: each stream alone
 * would seem to lack those of the others. {@value #MOST} keywords are watched.
 */
final class SharedCounters {
  private static final int MOST = 8;
  private static final int RUN = 8; // steps by one that make a sequence
  private static final int SWITCHES = 2; // of them from one stream to another
  private static final int LONGEST_NAME = 100; // bytes

  private final List<Counter> counters = new ArrayList<>(0);

  private static final class Counter {
    final PyStr name;
    final StreamStatistics owner; // reports what is odd
    StreamStatistics stream; // of the newest number
    long newest;
    int run;
    int switches;
    @Nullable SequenceWatch sequence;

    Counter(PyStr name, StreamStatistics owner, long first) {
      this.name = name;
      this.owner = owner;
      stream = owner;
      newest = first;
    }

    void add(long value, StreamStatistics from, long number, long timeNanos) {
      if (sequence != null) {
        if (!sequence.add(value, number, timeNanos)) {
          sequence = null;
          run = 0;
          switches = 0;
        }
      } else if (value == newest + 1) {
        run++;
        switches += from == stream ? 0 : 1;
        if (run >= RUN && switches >= SWITCHES) {
          sequence = new SequenceWatch(value, timeNanos);
        }
      } else {
        run = 0;
        switches = 0;
      }
      newest = value;
      stream = from;
    }
  }

  /** Adds a message of a stream. */
  void add(Event event, StreamStatistics stream) {
    event.keywords().ifPresent(named -> add(named, stream, event.datagram()));
  }

  private void add(PyDict named, StreamStatistics stream, Datagram datagram) {
    int size = Math.min(named.size(), FieldWatches.MOST);
    for (int i = 0; i < size; i++) {
      if (named.value(i) instanceof PyInt value
          && value.isLong()
          && named.key(i) instanceof PyStr name) {
        add(name, value.longValue(), stream, datagram);
      }
    }
  }

  private void add(PyStr name, long value, StreamStatistics stream, Datagram datagram) {
    for (Counter counter : counters) {
      if (counter.name.sameText(name)) {
        counter.add(value, stream, datagram.number(), datagram.timeNanos());
        return;
      }
    }
    if (counters.size() < MOST && name.byteLength() <= LONGEST_NAME) {
      counters.add(new Counter(name, stream, value));
    }
  }

  /** Returns whether a keyword's numbers are shared by streams. */
  boolean share(PyStr name) {
    return counters.stream()
        .anyMatch(counter -> counter.sequence != null && counter.name.sameText(name));
  }

  /** Returns what is odd, to be shown with a stream. */
  List<Oddity> oddities(StreamStatistics shown) {
    var oddities = new ArrayList<Oddity>();
    for (Counter counter : counters) {
      if (counter.sequence != null && counter.owner == shown) {
        oddities.addAll(
            counter.sequence.oddities(
                VisibleText.line(counter.name.toString()) + " of all its messages"));
      }
    }
    return oddities;
  }
}

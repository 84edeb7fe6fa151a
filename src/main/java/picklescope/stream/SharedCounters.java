package picklescope.stream;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picklescope.event.Datagram;
import picklescope.python.PyDict;
import picklescope.python.PyInt;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.text.VisibleText;

/**
 * Numbers that step by one over all messages of a source or of a sender, whatever their stream:
 * each stream alone would seem to lack those of the others. {@value FieldWatches#MOST} keywords are
 * watched, and as many positional arguments.
 */
final class SharedCounters {
  private static final int RUN = 8; // steps by one that make a sequence
  private static final int SWITCHES = 2; // of them from one stream, or port, to another
  private static final int LONGEST_NAME = 100; // bytes

  private final @Nullable Counter[] positional = new Counter[FieldWatches.MOST];
  private final List<PyStr> names = new ArrayList<>(0);
  private final List<Counter> keywords = new ArrayList<>(0);
  private int next; // the place of the keyword that was found last

  private final boolean overPorts;

  /**
   * Creates it without numbers.
   *
   * @param overPorts whether it is for all ports of a sender; else for all streams to one of them
   */
  SharedCounters(boolean overPorts) {
    this.overPorts = overPorts;
  }

  private final class Counter {
    final StreamStatistics owner; // reports what is odd
    StreamStatistics stream; // of the newest number
    int port; // to which it was sent
    long newest;
    int run;
    int switches;
    @Nullable SequenceWatch sequence;

    Counter(StreamStatistics owner, int port, long first) {
      this.owner = owner;
      stream = owner;
      this.port = port;
      newest = first;
    }

    void add(long value, StreamStatistics from, Datagram datagram) {
      boolean isElsewhere = overPorts ? datagram.port() != port : from != stream;
      if (sequence != null) {
        if (!sequence.add(value, datagram.number(), datagram.timeNanos())) {
          sequence = null;
          run = 0;
          switches = 0;
        }
      } else if (value == newest + 1) {
        run++;
        switches += isElsewhere ? 1 : 0;
        if (run >= RUN && switches >= SWITCHES) {
          sequence = new SequenceWatch(value, datagram.timeNanos());
        }
      } else {
        run = 0;
        switches = 0;
      }
      newest = value;
      stream = from;
      port = datagram.port();
    }
  }

  /** Adds the positional arguments of a message. */
  void add(PyTuple data, StreamStatistics stream, Datagram datagram) {
    int size = Math.min(data.size(), FieldWatches.MOST);
    for (int i = 0; i < size; i++) {
      if (data.item(i) instanceof PyInt value && value.isLong()) {
        Counter counter = positional[i];
        if (counter == null) {
          positional[i] = new Counter(stream, datagram.port(), value.longValue());
        } else {
          counter.add(value.longValue(), stream, datagram);
        }
      }
    }
  }

  /** Adds the keyword arguments of a message. */
  void add(PyDict named, StreamStatistics stream, Datagram datagram) {
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
    int place = place(name);
    if (place >= 0) {
      keywords.get(place).add(value, stream, datagram);
    } else if (names.size() < FieldWatches.MOST && name.byteLength() <= LONGEST_NAME) {
      names.add(name);
      keywords.add(new Counter(stream, datagram.port(), value));
    }
  }

  /** Returns the place of a keyword, which often follows the one before; -1 if it has no place. */
  private int place(PyStr name) {
    for (int i = 0; i < names.size(); i++) {
      next = next + 1 < names.size() ? next + 1 : 0;
      if (names.get(next).sameText(name)) {
        return next;
      }
    }
    return -1;
  }

  /** Returns whether the numbers of a positional argument are shared by streams. */
  boolean share(int position) {
    Counter counter = position < positional.length ? positional[position] : null;
    return counter != null && counter.sequence != null;
  }

  /** Returns whether a keyword's numbers are shared by streams. */
  boolean share(PyStr name) {
    int place = place(name);
    return place >= 0 && keywords.get(place).sequence != null;
  }

  /**
   * Returns what is odd, to be shown with a stream.
   *
   * @param unless counters that are asked instead for the numbers that they share
   */
  List<Oddity> oddities(StreamStatistics shown, SharedCounters unless) {
    var oddities = new ArrayList<Oddity>();
    for (int i = 0; i < positional.length; i++) {
      Counter counter = positional[i];
      if (counter != null && !unless.share(i)) {
        addOddities(counter, "data[" + i + "]", shown, oddities);
      }
    }
    for (int i = 0; i < names.size(); i++) {
      if (!unless.share(names.get(i))) {
        addOddities(keywords.get(i), VisibleText.line(names.get(i).toString()), shown, oddities);
      }
    }
    return oddities;
  }

  private static void addOddities(
      Counter counter, String field, StreamStatistics shown, List<Oddity> to) {
    if (counter.sequence != null && counter.owner == shown) {
      to.addAll(counter.sequence.oddities(field + " of all its messages"));
    }
  }
}

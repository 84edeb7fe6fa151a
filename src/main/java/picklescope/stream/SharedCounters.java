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
  private static final int SWITCHES = 2; // of them from one stream, or receiver, to another
  private static final int LONGEST_NAME = 100; // bytes

  private final @Nullable Counter[] positional = new Counter[FieldWatches.MOST];
  private final List<PyStr> names = new ArrayList<>(0);
  private final List<Counter> keywords = new ArrayList<>(0);
  private int next; // the index of the keyword that was found last

  /** Creates it without numbers. */
  SharedCounters() {}

  private final class Counter {
    final StreamStatistics owner; // reports what is odd
    Object place; // of the newest number
    long newest;
    int run;
    int switches;
    @Nullable SequenceWatch sequence;

    Counter(StreamStatistics owner, Object place, long first) {
      this.owner = owner;
      this.place = place;
      newest = first;
    }

    void add(long value, Object at, Datagram datagram) {
      if (sequence != null) {
        if (!sequence.add(value, datagram.number(), datagram.timeNanos())) {
          sequence = null;
          run = 0;
          switches = 0;
        }
      } else if (value == newest + 1) {
        run++;
        switches += at != place ? 1 : 0;
        if (run >= RUN && switches >= SWITCHES) {
          sequence = new SequenceWatch(value, datagram.timeNanos());
        }
      } else {
        run = 0;
        switches = 0;
      }
      newest = value;
      place = at;
    }
  }

  /**
   * Adds the positional arguments of a message.
   *
   * @param place what numbers that go on from one to another are shared by: streams, or receivers
   */
  void add(PyTuple data, StreamStatistics stream, Object place, Datagram datagram) {
    int size = Math.min(data.size(), FieldWatches.MOST);
    for (int i = 0; i < size; i++) {
      if (data.item(i) instanceof PyInt value && value.isLong()) {
        Counter counter = positional[i];
        if (counter == null) {
          positional[i] = new Counter(stream, place, value.longValue());
        } else {
          counter.add(value.longValue(), place, datagram);
        }
      }
    }
  }

  /**
   * Adds the keyword arguments of a message.
   *
   * @param place see the other method
   */
  void add(PyDict named, StreamStatistics stream, Object place, Datagram datagram) {
    int size = Math.min(named.size(), FieldWatches.MOST);
    for (int i = 0; i < size; i++) {
      if (named.value(i) instanceof PyInt value
          && value.isLong()
          && named.key(i) instanceof PyStr name) {
        add(name, value.longValue(), stream, place, datagram);
      }
    }
  }

  private void add(
      PyStr name, long value, StreamStatistics stream, Object place, Datagram datagram) {
    int index = index(name);
    if (index >= 0) {
      keywords.get(index).add(value, place, datagram);
    } else if (names.size() < FieldWatches.MOST && name.byteLength() <= LONGEST_NAME) {
      names.add(name);
      keywords.add(new Counter(stream, place, value));
    }
  }

  /** Returns the index of a keyword, which often follows the one before; -1 if it has none. */
  private int index(PyStr name) {
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
    int index = index(name);
    return index >= 0 && keywords.get(index).sequence != null;
  }

  /**
   * Returns what is odd, to be shown with a stream.
   *
   * @param unless counters that are asked instead for the numbers that they share
   */
  List<Oddity> oddities(StreamStatistics shown, List<SharedCounters> unless) {
    var oddities = new ArrayList<Oddity>();
    for (int i = 0; i < positional.length; i++) {
      Counter counter = positional[i];
      if (counter != null && !shared(i, unless)) {
        addOddities(counter, "data[" + i + "]", shown, oddities);
      }
    }
    for (int i = 0; i < names.size(); i++) {
      PyStr name = names.get(i);
      if (unless.stream().noneMatch(wider -> wider.share(name))) {
        addOddities(keywords.get(i), VisibleText.line(name.toString()), shown, oddities);
      }
    }
    return oddities;
  }

  private static boolean shared(int position, List<SharedCounters> by) {
    return by.stream().anyMatch(wider -> wider.share(position));
  }

  private static void addOddities(
      Counter counter, String field, StreamStatistics shown, List<Oddity> to) {
    if (counter.sequence != null && counter.owner == shown) {
      to.addAll(counter.sequence.oddities(field + " of all its messages"));
    }
  }
}

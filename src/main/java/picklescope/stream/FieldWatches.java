package picklescope.stream;

import java.util.ArrayList;
import java.util.List;
import picklescope.event.Event;
import picklescope.python.PyDict;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.text.VisibleText;

/**
 * Watches the arguments of a stream's messages for what is odd: the first {@value #MOST} positional
 * ones, and as many keywords, with names of {@value #LONGEST_NAME} bytes at most.
 */
final class FieldWatches {
  /** The most positional arguments, and the most keywords, that are watched. */
  static final int MOST = 16;

  private static final int LONGEST_NAME = 100;

  private final boolean types;
  private final List<FieldWatch> positional = new ArrayList<>(0);
  private final List<PyStr> names = new ArrayList<>(0);
  private final List<FieldWatch> keywords = new ArrayList<>(0);

  /**
   * Creates one without arguments.
   *
   * @param types whether changes of an argument's type are odd
   */
  FieldWatches(boolean types) {
    this.types = types;
  }

  /** Creates a copy. */
  FieldWatches(FieldWatches other) {
    types = other.types;
    other.positional.forEach(watch -> positional.add(new FieldWatch(watch)));
    names.addAll(other.names);
    other.keywords.forEach(watch -> keywords.add(new FieldWatch(watch)));
  }

  void add(Event event) {
    long number = event.datagram().number();
    long time = event.datagram().timeNanos();
    event.positional().ifPresent(data -> addPositional(data, number, time));
    event.keywords().ifPresent(named -> addKeywords(named, number, time));
  }

  private void addPositional(PyTuple data, long number, long time) {
    int size = Math.min(MOST, data.size());
    for (int i = 0; i < size; i++) {
      if (i == positional.size()) {
        positional.add(new FieldWatch());
      }
      positional.get(i).add(data.item(i), number, time);
    }
  }

  private void addKeywords(PyDict named, long number, long time) {
    int size = Math.min(MOST, named.size());
    for (int i = 0; i < size; i++) {
      if (named.key(i) instanceof PyStr name) {
        int place = place(name, i);
        if (place >= 0) {
          keywords.get(place).add(named.value(i), number, time);
        }
      }
    }
  }

  /** Returns the place of a keyword, which usually has the same one in each message; -1 if none. */
  private int place(PyStr name, int usual) {
    if (usual < names.size() && names.get(usual).sameText(name)) {
      return usual;
    }
    int place = names.indexOf(name);
    if (place < 0 && names.size() < MOST && name.byteLength() <= LONGEST_NAME) {
      place = names.size();
      names.add(name);
      keywords.add(new FieldWatch());
    }
    return place;
  }

  /**
   * Returns what is odd.
   *
   * @param shared tells whether an argument's numbers are those of other streams too
   */
  List<Oddity> oddities(SharedNumbers shared) {
    var oddities = new ArrayList<Oddity>();
    for (int i = 0; i < positional.size(); i++) {
      oddities.addAll(positional.get(i).oddities("data[" + i + "]", types, !shared.share(i)));
    }
    for (int i = 0; i < keywords.size(); i++) {
      String name = VisibleText.line(names.get(i).toString());
      boolean own = !shared.share(names.get(i));
      oddities.addAll(keywords.get(i).oddities(name, types, own));
    }
    return oddities;
  }
}

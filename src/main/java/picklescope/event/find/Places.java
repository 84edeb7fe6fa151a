package picklescope.event.find;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import picklescope.event.find.Step.Coding;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.text.Identifiers;

/**
 * The values of a payload, those outside first: of the pickle that it is or ends with, of pickles,
 * JSON and zlib in its bytes, and in bytes and texts among the values. For one payload.
 *
 * <p>Work is bounded: a value that occurs more than once is visited once, and so are at most
 * {@value #MAX_PLACES} values; bytes are read at most {@value #MAX_READS} times, and together at
 * most as many as {@value #MAX_BYTES}, or a share of that if there are several messages.
 */
final class Places {
  private static final int MAX_PLACES = 20_000;
  private static final int MAX_DEPTH = 12;
  private static final int MAX_READS = 200;
  private static final int MAX_BYTES = 8 << 20;
  private static final int LEAST_BYTES = 1 << 20; // of one of several messages
  private static final int MAX_PREFIX = 64; // bytes before what the payload contains
  private static final int MAX_INNER_PREFIX = 16;

  private static final int MAX_OBJECT = 1 << 17; // bytes that protocols 0 to 2 write as a call
  private static final int MAX_OBJECTS = 8;

  private final List<Place> places = new ArrayList<>();
  private final Queue<Place> open = new ArrayDeque<>();
  private final Set<PyValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ContainedValues contained;
  private final Arrival arrival;
  private int objects;

  private Places(Arrival arrival, int mostBytes) {
    this.arrival = arrival;
    contained = new ContainedValues(MAX_READS, mostBytes);
  }

  /**
   * Returns the places in a message.
   *
   * @param messages the number of messages that are looked into, which share the work
   */
  static List<Place> in(Arrival arrival, int messages) {
    var found = new Places(arrival, Math.max(LEAST_BYTES, MAX_BYTES / messages));
    arrival.pickles().forEach((from, value) -> found.add(Place.of(new Step.Root(from), value)));
    if (!arrival.isPickle()) {
      found.add(Place.of(new Step.Raw(), PyBytes.of(arrival.datagram().payload())));
    }
    while (!found.open.isEmpty()) {
      found.enter(found.open.remove());
    }
    return found.places;
  }

  private void add(Place place) {
    if (places.size() < MAX_PLACES) {
      places.add(place);
      if (place.depth() < MAX_DEPTH && hasParts(place.value()) && seen.add(place.value())) {
        open.add(place);
      }
    }
  }

  /** Returns the items of a list or a tuple; empty for any other value. */
  static List<PyValue> items(PyValue value) {
    return switch (value) {
      case PyList list -> list.items();
      case PyTuple tuple -> tuple.items();
      default -> List.of();
    };
  }

  private static boolean hasParts(PyValue value) {
    return switch (value) {
      case PyList _, PyTuple _, PyDict _, PyObject _ -> true;
      case PyBytes bytes -> bytes.length() > 1;
      case PyByteArray bytes -> bytes.length() > 1;
      case PyStr2 bytes -> bytes.length() > 1;
      case PyStr text -> text.byteLength() > 1;
      default -> false;
    };
  }

  private void enter(Place place) {
    switch (place.value()) {
      case PyList list -> items(place, list.items());
      case PyTuple tuple -> items(place, tuple.items());
      case PyDict dict -> entries(place, dict);
      case PyObject object -> {
        attributes(place, object);
        Match.plain(object, MAX_OBJECT)
            .filter(PyBytes.class::isInstance)
            .filter(_ -> objects++ < MAX_OBJECTS)
            .ifPresent(plain -> bytes(place, ((PyBytes) plain).raw()));
      }
      case PyBytes bytes -> bytes(place, bytes.raw());
      case PyByteArray bytes -> bytes(place, bytes.raw());
      case PyStr2 bytes -> bytes(place, bytes.raw());
      case PyStr text -> bytes(place, text.raw());
      default -> {}
    }
  }

  private void items(Place place, List<PyValue> items) {
    for (int i = 0; i < items.size() && places.size() < MAX_PLACES; i++) {
      add(place.inside(new Step.Item(i), items.get(i)));
    }
  }

  private void entries(Place place, PyDict dict) {
    for (int i = 0; i < dict.size() && places.size() < MAX_PLACES; i++) {
      PyValue key = dict.key(i);
      Optional<String> source = Keys.source(key);
      if (source.isPresent()) {
        add(place.inside(new Step.Key(key, source.get()), dict.value(i)));
      }
    }
  }

  private void attributes(Place place, PyObject object) {
    for (PyValue state : object.states()) {
      if (state instanceof PyDict dict) {
        for (int i = 0; i < dict.size() && places.size() < MAX_PLACES; i++) {
          Optional<String> name = PyValues.text(dict.key(i)).filter(Identifiers::isName);
          if (name.isPresent()) {
            add(place.inside(new Step.Attribute(name.get()), dict.value(i)));
          }
        }
      }
    }
  }

  private void bytes(Place place, byte[] bytes) {
    int most = place.step() instanceof Step.Raw ? MAX_PREFIX : MAX_INNER_PREFIX;
    for (Coding coding : Coding.values()) {
      contained.each(
          coding,
          bytes,
          most,
          (from, value, _) -> {
            boolean isRoot =
                coding == Coding.PICKLE
                    && place.step() instanceof Step.Raw
                    && arrival.pickles().containsKey(from);
            if (!isRoot) {
              add(place.inside(new Step.Coded(coding, from), value));
            }
            return true;
          });
    }
  }
}

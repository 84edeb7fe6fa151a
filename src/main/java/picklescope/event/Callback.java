package picklescope.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picklescope.pickle.Danger;
import picklescope.pickle.Globals;
import picklescope.python.Part;
import picklescope.python.Parts;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyStr2;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.text.Identifiers;

/**
 * Describes an event for the receiver's callback: Python code that reads it, and warnings about
 * possible errors.
 *
 * @param code the source of a function {@code onNetwork(e)}
 * @param warnings the warnings, the most important first
 */
public record Callback(String code, List<String> warnings) {
  /** The attributes of each {@code viz.NetworkEvent}. */
  private static final Set<String> OWN = Set.of("sender", "address", "port", "data");

  private static final int MAX_VISITED = 200_000; // values
  private static final int MAX_NAMED = 5;
  private static final int COMMENT = 60; // chars

  /**
   * Returns the description of an event. The time is linear in the number of values, up to a bound.
   */
  public static Callback of(Event event) {
    return switch (event) {
      case NetworkEvent call -> new Callback(CallbackCode.of(call), warnings(call));
      case RawNetworkEvent raw -> new Callback(CallbackCode.of(raw), warnings(raw));
    };
  }

  /** Returns a value in a line that is cut if it is long. */
  static String shown(PyValue value) {
    return Repr.line(COMMENT).of(value);
  }

  private static List<String> warnings(NetworkEvent call) {
    var warnings = new ArrayList<String>();
    dangerous(call, warnings);
    KnownTraffic.of(call).ifPresent(known -> warnings.add(known.hint()));
    if (!call.misfit().isEmpty()) {
      warnings.add(
          "The message does not match the envelope of its port and is read as auto: "
              + call.misfit());
    }
    if (call.bare()) {
      warnings.add(
          "Bare: a pickle, but not of the form (arguments, keywords). Vizard's send may lay out"
              + " otherwise: choose the envelope of this port if it does.");
    }
    for (PyDict.Entry entry : call.attributes().entries()) {
      String name = PyValues.text(entry.key()).orElse("");
      if (OWN.contains(name)) {
        warnings.add(
            "The keyword %s hides e.%s, an attribute of every event: send it by another name."
                .formatted(name, name));
      } else if (!Identifiers.isName(name)) {
        warnings.add(
            "The keyword %s is not an identifier: the callback can read it only by getattr(e, %s)."
                .formatted(shown(entry.key()), shown(entry.key())));
      }
      if (warnings.size() > 50) {
        warnings.add("… and more.");
        break;
      }
    }
    new Walk(call).add(warnings);
    return List.copyOf(warnings);
  }

  private static List<String> warnings(RawNetworkEvent raw) {
    var warnings = new ArrayList<String>();
    KnownTraffic.of(raw).ifPresent(known -> warnings.add(known.hint()));
    if (raw.content().isPresent()) {
      if (!raw.isWhole()) {
        warnings.add(
            raw.reason()
                + ". The callback gets all bytes in e.raw_data; data and attributes have only what"
                + " was read before.");
      }
    } else if (BrokenPickle.is(raw)) {
      warnings.add(
          "Raw: no call, because: "
              + raw.reason()
              + ". The callback gets a viz.RawNetworkEvent: e.raw_data, and no e.sender, e.data or"
              + " attributes.");
    }
    dangerous(raw, warnings);
    return List.copyOf(warnings);
  }

  private static void dangerous(Event event, List<String> warnings) {
    List<Danger> all = event.dangerous();
    dangerous(all.stream().filter(danger -> !danger.isInPart()), "", warnings);
    dangerous(all.stream().filter(Danger::isInPart), "If a part is unpickled: ", warnings);
  }

  private static void dangerous(Stream<Danger> dangers, String when, List<String> warnings) {
    dangers
        .collect(
            Collectors.groupingBy(
                Danger::kind,
                () -> new EnumMap<>(Danger.Kind.class),
                Collectors.mapping(Danger::name, Collectors.toList())))
        .forEach((kind, names) -> warnings.add(when + warning(kind).formatted(listed(names))));
  }

  private static String warning(Danger.Kind kind) {
    return switch (kind) {
      case RUNS_CODE ->
          "Dangerous: runs code: %s. A receiver that unpickles it may run what the sender wants;"
              + " Picklescope does not.";
      case MAY_RUN_CODE ->
          "May run code: %s. Unpickling calls or changes it, and what it does then is not known:"
              + " unpickle it only if it is yours.";
      case CANNOT_BE_KNOWN ->
          "Cannot be known: %s. What it calls is computed by the pickle, which hides what it does:"
              + " do not unpickle it.";
    };
  }

  private static String listed(List<String> names) {
    String listed = names.stream().limit(MAX_NAMED).collect(Collectors.joining(", "));
    return names.size() > MAX_NAMED
        ? String.format(Locale.ROOT, "%s and %,d more", listed, names.size() - MAX_NAMED)
        : listed;
  }

  private static String names(Collection<PyGlobal> globals) {
    return listed(globals.stream().map(Globals::text).toList());
  }

  /** Searches the values for names that the receiver needs, wrong keys, and Python 2 strings. */
  private static final class Walk {
    private final Set<PyValue> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<PyValue> open = new ArrayDeque<>();
    private final Set<PyGlobal> globals = new LinkedHashSet<>();
    private final UnhashableKeys unhashable = new UnhashableKeys();
    private boolean python2;
    private boolean python2Bytes;

    Walk(NetworkEvent call) {
      open.push(call.attributes());
      open.push(call.data());
      for (int looked = 0; looked < MAX_VISITED && !open.isEmpty(); looked++) {
        look(open.pop());
      }
    }

    private void look(PyValue value) {
      if (value instanceof PyGlobal global) {
        globals.add(global);
      } else if (value instanceof PyStr2 text) {
        python2 = true;
        python2Bytes |= !text.isText();
      }
      List<Part> parts = Parts.of(value);
      if (!parts.isEmpty() && seen.add(value)) {
        unhashable.look(value);
        for (int i = 0; i < parts.size() && open.size() < MAX_VISITED; i++) {
          open.push(parts.get(i).value());
        }
        if (value instanceof PyDict dict) {
          for (int i = 0; i < dict.size() && open.size() < MAX_VISITED; i++) {
            open.push(dict.key(i));
          }
        }
      }
    }

    void add(List<String> warnings) {
      unhashable.warning().ifPresent(warnings::add);
      if (!globals.isEmpty()) {
        warnings.add(
            "It refers to %s: the receiver must have %s by the same name, or it cannot unpickle this."
                .formatted(names(globals), globals.size() == 1 ? "it" : "them"));
      }
      if (python2) {
        warnings.add(
            python2Bytes
                ? "Python 2 str with bytes that are not text: Python 3 refuses it unless it"
                    + " unpickles with encoding='bytes' or 'latin1'."
                : "Python 2 str: from Python 2, such as Vizard up to 5. Python 3 takes it as str"
                    + " only while it is ASCII.");
      }
    }
  }
}

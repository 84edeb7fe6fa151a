package picklescope.event.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import picklescope.event.find.Step.Coding;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/**
 * Writes the expression that makes a payload of the same form from the arguments of a call: what is
 * not an argument stays as it was in the message that was looked at.
 */
final class WriteSource {
  private static final int MAX_CHARS = 400;

  private final Map<Place, Fill> fills = new IdentityHashMap<>();
  private final Map<Place, List<Place>> inside = new IdentityHashMap<>();
  private Optional<Place> root = Optional.empty();
  private boolean possible = true;
  private int prefix; // bytes before what the outermost place contains

  private WriteSource(List<Fill> given) {
    for (Fill fill : given) {
      possible &= !fill.source().isEmpty() && fills.put(fill.place(), fill) == null;
      add(fill.place());
    }
  }

  private void add(Place place) {
    if (place.around().isEmpty()) {
      possible &= root.isEmpty() || root.get() == place;
      root = Optional.of(place);
      return;
    }
    List<Place> siblings = inside.computeIfAbsent(place.around().get(), _ -> new ArrayList<>());
    if (siblings.stream().noneMatch(one -> one == place)) {
      siblings.add(place);
      add(place.around().get());
    }
  }

  /**
   * An expression: {@code write=...}, or {@code write_raw=...}.
   *
   * @param prefix how many bytes it takes from the message, before what it writes
   */
  record Written(String name, String text, int prefix) {}

  /**
   * Returns the expression.
   *
   * @param payload the message that was looked at
   */
  static Optional<Written> of(List<Fill> fills, byte[] payload) {
    var source = new WriteSource(fills);
    if (source.root.isEmpty() || !source.possible) {
      return Optional.empty();
    }
    Place root = source.root.get();
    String text = source.of(root);
    if (!source.possible) {
      return Optional.empty();
    }
    return Optional.of(
        root.step() instanceof Step.Root(int skipped)
            ? ofPickle(text, payload, skipped)
            : new Written("write_raw", text, source.prefix));
  }

  private static Written ofPickle(String text, byte[] payload, int skipped) {
    var prefix = Arrays.copyOf(payload, skipped);
    for (byte one : prefix) {
      if (one != 0) {
        String before = new Repr().of(PyBytes.of(prefix));
        return new Written("write_raw", before + " + " + Coding.PICKLE.writing(text), skipped);
      }
    }
    return new Written("write", text, skipped);
  }

  private String of(Place place) {
    return switch (fills.get(place)) {
      case Fill.Whole(_, String text) -> text;
      case Fill.Items(_, int from, int to, String text) -> sequence(place, from, to, text);
      case Fill.Entries(_, var others, String text) ->
          dict(place, (PyDict) place.value(), others::contains, text);
      case null -> parts(place);
    };
  }

  private String parts(Place place) {
    return switch (place.value()) {
      case PyList _, PyTuple _ -> sequence(place, 0, 0, "");
      case PyDict dict -> dict(place, dict, _ -> true, "");
      case PyBytes bytes -> coded(place, bytes.raw());
      case PyByteArray bytes -> coded(place, bytes.raw());
      case PyStr2 bytes -> coded(place, bytes.raw());
      default -> impossible();
    };
  }

  private String impossible() {
    possible = false;
    return "";
  }

  private String sequence(Place place, int from, int to, String text) {
    List<PyValue> items = Places.items(place.value());
    var each = new ArrayList<String>();
    for (int i = 0; i < items.size(); i++) {
      if (i == from && to > from) {
        each.add(text);
      } else if (i < from || i >= to) {
        each.add(part(place, new Step.Item(i), items.get(i)));
      }
    }
    boolean list = place.value() instanceof PyList;
    String joined = String.join(", ", each) + (each.size() == 1 && !list ? "," : "");
    return (list ? "[%s]" : "(%s)").formatted(joined);
  }

  private String dict(Place place, PyDict dict, IntPredicate stays, String text) {
    var each = new ArrayList<String>();
    for (int i = 0; i < dict.size(); i++) {
      Optional<String> key = Keys.source(dict.key(i));
      if (key.isEmpty()) {
        return impossible();
      }
      if (stays.test(i)) {
        each.add(
            key.get() + ": " + part(place, new Step.Key(dict.key(i), key.get()), dict.value(i)));
      }
    }
    if (!text.isEmpty()) {
      each.add(text);
    }
    return "{%s}".formatted(String.join(", ", each));
  }

  /** Returns the source of a part: where arguments lie in it that of these, else as it was. */
  private String part(Place around, Step step, PyValue value) {
    for (Place place : inside.getOrDefault(around, List.of())) {
      if (isSame(place.step(), step)) {
        return of(place);
      }
    }
    String text = new Repr(new Repr.Limits(MAX_CHARS + 1, 20, MAX_CHARS, MAX_CHARS)).of(value);
    return text.length() > MAX_CHARS ? impossible() : text;
  }

  private static boolean isSame(Step one, Step other) {
    return switch (one) {
      case Step.Item item -> item.equals(other);
      case Step.Key key ->
          other instanceof Step.Key(_, String source) && source.equals(key.source());
      case Step.Root _, Step.Raw _, Step.Attribute _, Step.Coded _ -> false;
    };
  }

  private String coded(Place place, byte[] bytes) {
    List<Place> parts = inside.getOrDefault(place, List.of());
    if (parts.size() != 1 || !(parts.getFirst().step() instanceof Step.Coded(var coding, int at))) {
      return impossible();
    }
    String written = coding.writing(of(parts.getFirst()));
    if (root.filter(outermost -> outermost == place).isPresent()) {
      prefix = at;
    }
    return at == 0
        ? written
        : coding == Coding.JSON
            ? impossible() // text cannot follow bytes
            : new Repr().of(PyBytes.of(Arrays.copyOf(bytes, at))) + " + " + written;
  }
}

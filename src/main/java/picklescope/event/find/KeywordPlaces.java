package picklescope.event.find;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** Finds the keyword arguments of a call. */
final class KeywordPlaces {
  private static final int MAX_FOUND = 40;
  private static final int MAX_OTHERS = 8;
  private static final int MAX_COMPARED = 1 << 20; // keys

  private static final int CONVERTED = 2; // costs
  private static final int REST = 3;
  private static final int PAIRS = 2;

  private final PyDict keywords;
  private final List<Place> places;
  private final int mostCompared;
  private final List<Located> found = new ArrayList<>();
  private int compared;

  private KeywordPlaces(PyDict keywords, List<Place> places, int mostCompared) {
    this.keywords = keywords;
    this.places = places;
    this.mostCompared = mostCompared;
  }

  /**
   * Returns where the arguments may be, in the order of the places.
   *
   * @param messages the number of messages that are looked into, which share the work
   */
  static List<Located> of(PyDict keywords, List<Place> places, int messages) {
    return new KeywordPlaces(keywords, places, MAX_COMPARED / messages).find();
  }

  private List<Located> find() {
    for (Place place : places) {
      if (found.size() >= MAX_FOUND || compared > mostCompared) {
        break;
      }
      switch (place.value()) {
        case PyDict dict -> dict(place, dict);
        case PyTuple tuple when keywords.size() > 0 -> pairs(place, tuple.items());
        case PyList list when keywords.size() > 0 -> pairs(place, list.items());
        default -> {}
      }
    }
    if (keywords.size() == 0) {
      found.add(Located.NOTHING);
    } else {
      pieces();
    }
    return found;
  }

  private void dict(Place place, PyDict dict) {
    if (dict.size() - keywords.size() > MAX_OTHERS) {
      return;
    }
    compared += keywords.size() + dict.size();
    Match match = Match.entries(keywords, dict);
    if (match == Match.NONE) {
      return;
    }
    boolean bytes = hasBytes(dict);
    if (dict.size() == keywords.size()) {
      add(
          place::expression,
          cost(place, match),
          match,
          place,
          new Fill.Whole(place, "kwargs"),
          !bytes);
      return;
    }
    others(dict)
        .ifPresent(others -> {
          var sources = new LinkedHashSet<String>();
          others.forEach(i -> sources.add(Keys.source(dict.key(i)).orElseThrow()));
          add(
              counting ->
                  "without(%s, %s)"
                      .formatted(place.expression(counting), String.join(", ", sources)),
              REST + cost(place, match),
              match,
              place,
              new Fill.Entries(place, others, "**kwargs"),
              !bytes);
        });
  }

  /** Returns the entries that are not keyword arguments; empty if they cannot be named. */
  private Optional<Set<Integer>> others(PyDict dict) {
    var others = new TreeSet<Integer>();
    for (int i = 0; i < dict.size(); i++) {
      others.add(i);
    }
    keywords.entries().forEach(entry -> others.remove(Keys.indexOf(dict, entry.key())));
    return others.stream().allMatch(i -> Keys.source(dict.key(i)).isPresent())
        ? Optional.of(others)
        : Optional.empty();
  }

  private static boolean hasBytes(PyDict dict) {
    return dict.entries().stream()
        .anyMatch(entry -> entry.key() instanceof PyBytes || entry.key() instanceof PyObject);
  }

  private void pairs(Place place, List<PyValue> items) {
    if (items.size() != keywords.size()) {
      return;
    }
    var dict = PyDict.of();
    for (PyValue item : items) {
      List<PyValue> pair =
          switch (item) {
            case PyTuple tuple -> tuple.items();
            case PyList list -> list.items();
            default -> List.of();
          };
      if (pair.size() != 2
          || !(pair.getFirst() instanceof PyStr || pair.getFirst() instanceof PyBytes)) {
        return;
      }
      dict.put(pair.getFirst(), pair.get(1));
    }
    Match match = Match.entries(keywords, dict);
    if (match != Match.NONE) {
      add(
          counting -> "dict(%s)".formatted(place.expression(counting)),
          PAIRS + cost(place, match),
          match,
          place,
          new Fill.Whole(place, "kwargs.items()"),
          !hasBytes(dict));
    }
  }

  private void pieces() {
    var keys = new ArrayList<String>();
    var fills = new ArrayList<Fill>();
    Match match = Match.SAME;
    for (PyDict.Entry entry : keywords.entries()) {
      Optional<Place> there = Pieces.of(entry.value(), places);
      if (there.isEmpty()) {
        return;
      }
      String key = new Repr().of(entry.key());
      keys.add(key);
      fills.add(new Fill.Whole(there.get(), "kwargs[%s]".formatted(key)));
      match = match.and(Match.of(entry.value(), there.get().value()));
    }
    if (fills.stream().mapToInt(fill -> fill.place().skipped()).distinct().count() == 1) {
      found.add(
          new Located(
              counting -> dict(keys, fills, counting), ArgumentPlaces.PIECES, match, fills));
    }
  }

  private static String dict(List<String> keys, List<Fill> fills, Counting counting) {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> keys.get(i) + ": " + fills.get(i).place().expression(counting))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static int cost(Place place, Match match) {
    return place.depth() + (match == Match.SAME ? 0 : CONVERTED);
  }

  private void add(
      Function<Counting, String> source,
      int cost,
      Match match,
      Place place,
      Fill fill,
      boolean canBeWritten) {
    Fill there = canBeWritten ? fill : new Fill.Whole(place, "");
    found.add(new Located(source, cost, match, List.of(there)));
  }
}

package picklescope.event.find;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picklescope.python.PyList;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/** Finds the positional arguments of a call. */
final class ArgumentPlaces {
  private static final int MAX_FOUND = 40;
  private static final int MAX_IN_ONE = 4;
  private static final int MAX_COMPARED = 4 << 20;

  private static final int CONVERTED = 2; // costs
  private static final int SLICE = 3;
  private static final int SINGLE = 6;

  /** The cost of arguments that lie apart: what suits calls with so many arguments only. */
  static final int PIECES = 20;

  private final List<PyValue> args;
  private final List<Place> places;
  private final int mostCompared;
  private final List<Located> found = new ArrayList<>();
  private int compared;

  private ArgumentPlaces(PyTuple args, List<Place> places, int mostCompared) {
    this.args = args.items();
    this.places = places;
    this.mostCompared = mostCompared;
  }

  /**
   * Returns where the arguments may be, in the order of the places.
   *
   * @param messages the number of messages that are looked into, which share the work
   */
  static List<Located> of(PyTuple args, List<Place> places, int messages) {
    return new ArgumentPlaces(args, places, MAX_COMPARED / messages).find();
  }

  private List<Located> find() {
    for (Place place : places) {
      if (found.size() >= MAX_FOUND || compared > mostCompared) {
        break;
      }
      switch (place.value()) {
        case PyTuple tuple -> sequence(place, tuple.items(), "args");
        case PyList list -> sequence(place, list.items(), "list(args)");
        default -> {}
      }
      if (args.size() == 1) {
        single(place);
      }
    }
    if (args.isEmpty()) {
      found.add(Located.NOTHING);
    } else if (args.size() > 1) {
      pieces();
    }
    return found;
  }

  private void sequence(Place place, List<PyValue> items, String whole) {
    compared++;
    Match all = Match.items(args, items);
    if (all != Match.NONE) {
      add(place::expression, cost(place, all), all, new Fill.Whole(place, whole));
      return;
    }
    int inThis = 0;
    int last = args.isEmpty() ? -1 : items.size() - args.size();
    for (int from = 0; from <= last && compared <= mostCompared; from++) {
      compared++;
      Match match = Match.items(args, items.subList(from, from + args.size()));
      if (match != Match.NONE && inThis++ < MAX_IN_ONE) {
        slice(place, from, items.size(), match);
      }
    }
  }

  /**
   * The bounds are counted from the nearer end, because other calls have more arguments or less.
   */
  private void slice(Place place, int from, int size, Match match) {
    int to = from + args.size();
    String bounds = (from == 0 ? "" : from) + ":" + (to == size ? "" : to - size);
    add(
        counting -> "%s[%s]".formatted(place.expression(counting), bounds),
        SLICE + cost(place, match),
        match,
        new Fill.Items(place, from, to, "*args"));
  }

  private void single(Place place) {
    compared++;
    Match match = Match.of(args.getFirst(), place.value());
    if (match != Match.NONE) {
      add(
          counting -> "(%s,)".formatted(place.expression(counting)),
          SINGLE + cost(place, match),
          match,
          new Fill.Whole(place, "args[0]"));
    }
  }

  private void pieces() {
    var fills = new ArrayList<Fill>();
    Match match = Match.SAME;
    for (int i = 0; i < args.size(); i++) {
      PyValue arg = args.get(i);
      var there = Pieces.of(arg, places);
      if (there.isEmpty()) {
        return;
      }
      fills.add(new Fill.Whole(there.get(), "args[%s]".formatted(i)));
      match = match.and(Match.of(arg, there.get().value()));
    }
    boolean sameRoot =
        IntStream.range(1, fills.size())
            .allMatch(i -> fills.get(i).place().skipped() == fills.getFirst().place().skipped());
    if (sameRoot) {
      found.add(new Located(counting -> tuple(fills, counting), PIECES, match, fills));
    }
  }

  private static String tuple(List<Fill> fills, Counting counting) {
    return fills.stream()
        .map(fill -> fill.place().expression(counting))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static int cost(Place place, Match match) {
    return place.depth() + (match == Match.SAME ? 0 : CONVERTED);
  }

  private void add(Function<Counting, String> source, int cost, Match match, Fill fill) {
    found.add(new Located(source, cost, match, List.of(fill)));
  }
}

package picklescope.python.objects;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picklescope.python.Form;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.text.Identifiers;

/** The classes of {@code collections}. */
final class Collections {
  private static final int MAX_EQUAL = 1_000; // pairs, among which there may be equal keys

  private Collections() {}

  static Optional<Form> orderedDict(Construction object) {
    if (object.keywords() || !object.items().isEmpty() || object.size() > 1) {
      return Optional.empty();
    }
    var dict = PyDict.of();
    int pairsGiven = 0;
    if (object.size() == 1) { // Python 2 passes the pairs as a list of lists
      Optional<List<PyValue>> pairs = TypedValues.sequence(object.argument(0));
      if (pairs.isEmpty()) {
        return Optional.empty();
      }
      for (PyValue pair : pairs.get()) {
        Optional<List<PyValue>> two = TypedValues.sequence(pair).filter(items -> items.size() == 2);
        if (two.isEmpty()) {
          return Optional.empty();
        }
        dict.put(two.get().get(0), two.get().get(1));
        pairsGiven++;
        if (pairsGiven > MAX_EQUAL && dict.size() < pairsGiven) {
          return Optional.empty(); // an OrderedDict does not contain equal keys
        }
      }
    }
    object.pairs().forEach(pair -> dict.put(pair.key(), pair.value()));
    return Optional.of(
        dict.size() == 0
            ? Form.text("OrderedDict()")
            : Form.of("OrderedDict({", new Form.Entries(dict.entries()), "})"));
  }

  static Optional<Form> defaultDict(Construction object) {
    if (object.keywords() || !object.items().isEmpty() || object.size() > 1) {
      return Optional.empty();
    }
    PyValue factory = object.size() == 0 ? PyNone.NONE : object.argument(0);
    String name = factory instanceof PyGlobal global ? GlobalNames.repr(global) : "None";
    return Optional.of(
        Form.of("defaultdict(", factory, ", {", new Form.Entries(distinct(object.pairs())), "})")
            .cyclic("defaultdict(" + name + ", {...})"));
  }

  /** Returns distinct pairs: of equal keys the first key and the last value, as in a dict. */
  private static List<PyDict.Entry> distinct(List<PyDict.Entry> pairs) {
    var dict = PyDict.of();
    pairs.forEach(pair -> dict.put(pair.key(), pair.value()));
    return dict.entries();
  }

  static Optional<Form> deque(Construction object) {
    if (object.keywords() || !object.pairs().isEmpty() || object.size() > 2) {
      return Optional.empty();
    }
    List<PyValue> items = object.items();
    if (object.size() > 0) {
      Optional<List<PyValue>> given = TypedValues.sequence(object.argument(0));
      if (given.isEmpty()) {
        return Optional.empty();
      }
      if (!given.get().isEmpty()) {
        items = items.isEmpty() ? given.get() : joined(given.get(), items);
      }
    }
    if (object.size() < 2 || object.argument(1) instanceof PyNone) {
      return Optional.of(Form.of("deque([", new Form.Items(items), "])").cyclic("[...]"));
    }
    OptionalLong most = TypedValues.integer(object.argument(1), 0, Integer.MAX_VALUE);
    if (most.isEmpty()) {
      return Optional.empty();
    }
    int dropped = Math.max(0, items.size() - (int) most.getAsLong());
    return Optional.of(
        Form.of(
                "deque([",
                new Form.Items(items.subList(dropped, items.size())),
                "], maxlen=" + most.getAsLong() + ")")
            .cyclic("[...]"));
  }

  private static List<PyValue> joined(List<PyValue> first, List<PyValue> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  static Optional<Form> counter(Construction object) {
    if (!object.isArgumentsOnly()
        || object.size() != 1
        || !(object.argument(0) instanceof PyDict dict)) {
      return Optional.empty();
    }
    if (dict.size() == 0) {
      return Optional.of(Form.text("Counter()"));
    }
    List<PyDict.Entry> entries = dict.entries();
    if (entries.stream().allMatch(entry -> TypedValues.big(entry.value()).isPresent())) {
      entries =
          entries.stream().sorted(Comparator.comparing(Collections::count).reversed()).toList();
    }
    return Optional.of(Form.of("Counter({", new Form.Entries(entries), "})"));
  }

  private static BigInteger count(PyDict.Entry entry) {
    return TypedValues.big(entry.value()).orElse(BigInteger.ZERO);
  }

  static Optional<Form> chainMap(Construction object) {
    return object
        .stateEntry("maps")
        .filter(_ -> object.size() == 0 && !object.hasContent())
        .flatMap(maps -> maps instanceof PyList list ? Optional.of(list) : Optional.empty())
        .map(maps -> Form.of("ChainMap(", new Form.Items(maps.items()), ")").cyclic("..."));
  }

  /** Returns the form of UserDict, UserList and UserString, which print their content. */
  static Optional<Form> user(Construction object) {
    return object
        .stateEntry("data")
        .filter(_ -> object.size() == 0 && !object.hasContent())
        .map(Form::of);
  }

  /** Returns the form of {@code types.SimpleNamespace}. */
  static Optional<Form> namespace(Construction object) {
    if (object.size() != 0 || object.keywords() || object.hasContent()) {
      return Optional.empty();
    }
    var parts = new ArrayList<>();
    parts.add("namespace(");
    for (PyValue state : object.object().states()) {
      if (!(state instanceof PyDict dict)) {
        return Optional.empty();
      }
      for (PyDict.Entry entry : dict.entries()) {
        Optional<String> name = PyValues.text(entry.key()).filter(Identifiers::isName);
        if (name.isEmpty()) {
          return Optional.empty(); // not a keyword, so its text could be anything
        }
        parts.add((parts.size() > 1 ? ", " : "") + name.get() + "=");
        parts.add(entry.value());
      }
    }
    parts.add(")");
    return Optional.of(Form.of(parts.toArray()).cyclic("namespace(...)"));
  }

  /** Returns the form of {@code functools.partial}, whose state repeats everything. */
  static Optional<Form> partial(Construction object) {
    if (object.hasContent()
        || object.state().isEmpty()
        || !(object.state().get() instanceof PyTuple state)
        || state.size() != 4
        || !(state.items().get(1) instanceof PyTuple arguments)
        || !(state.items().get(2) instanceof PyDict keywords)) {
      return Optional.empty();
    }
    var parts = new ArrayList<>();
    parts.add("functools.partial(");
    parts.add(state.items().get(0));
    for (PyValue argument : arguments.items()) {
      parts.add(", ");
      parts.add(argument);
    }
    for (PyDict.Entry entry : keywords.entries()) {
      Optional<String> name = PyValues.text(entry.key()).filter(Identifiers::isName);
      if (name.isEmpty()) {
        return Optional.empty();
      }
      parts.add(", " + name.get() + "=");
      parts.add(entry.value());
    }
    parts.add(")");
    return Optional.of(Form.of(parts.toArray()));
  }
}

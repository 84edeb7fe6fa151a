package picklescope.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picklescope.filter.EventExpression;
import picklescope.filter.ValuePath;
import picklescope.python.PyBool;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.text.VisibleText;
import picklescope.stream.series.Points;
import picklescope.stream.series.Series;
import picklescope.stream.series.SeriesStore;
import picklescope.stream.series.StateSeries;
import picklescope.stream.series.States;

/**
 * What an expression has given for the messages so far: numbers, or states if its first value was a
 * text or a bool. {@code None} is a gap. One thread adds, any thread reads.
 */
public final class SeriesResult {
  private static final int LONGEST_STATE = 80; // characters
  private static final int MOST_PARTS = 16;

  /** What the values are. */
  public enum Kind {
    /** There was no value yet. */
    UNKNOWN,
    NUMBERS,
    STATES
  }

  private final SeriesQuery query;
  private final Series numbers;
  private final StateSeries states = new StateSeries();
  private volatile Kind kind = Kind.UNKNOWN;
  private volatile long missing;
  private volatile long unusable;
  private volatile List<String> parts = List.of();

  SeriesResult(SeriesQuery query, SeriesStore store) {
    this.query = query;
    numbers = store.add();
  }

  /** Returns what was asked. */
  public SeriesQuery query() {
    return query;
  }

  /** Returns what the values are. */
  public Kind kind() {
    return kind;
  }

  /** Returns the numbers so far; none if they are states. */
  public Points points() {
    return numbers.points();
  }

  /** Returns the series of the numbers, with what was dropped of it. */
  public Series numbers() {
    return numbers;
  }

  /** Returns the states so far; none if they are numbers. */
  public States states() {
    return states.states();
  }

  /** Returns how many messages have no such value. */
  public long missing() {
    return missing;
  }

  /** Returns how many messages have a value that is no number, text, bool or None. */
  public long unusable() {
    return unusable;
  }

  /**
   * Returns the expressions of the items of the first list, tuple or dict that came; empty if none
   * came.
   */
  public List<String> parts() {
    return parts;
  }

  void add(long time, long number, Optional<PyValue> found) {
    if (found.isEmpty()) {
      missing++;
      return;
    }
    PyValue value = found.get();
    OptionalDouble real = number(value);
    Optional<String> state = state(value);
    if (kind == Kind.UNKNOWN && (real.isPresent() || state.isPresent())) {
      kind = state.isPresent() ? Kind.STATES : Kind.NUMBERS;
    }
    if (kind == Kind.STATES && (real.isPresent() || state.isPresent())) {
      states.append(time, number, state.orElseGet(() -> line(value)));
    } else if (kind == Kind.NUMBERS && real.isPresent()) {
      numbers.append(time, number, real.getAsDouble());
    } else if (value instanceof PyNone) {
      addGap(time, number);
    } else {
      addUnusable(value);
    }
  }

  private void addGap(long time, long number) {
    switch (kind) {
      case UNKNOWN -> missing++;
      case NUMBERS -> numbers.append(time, number, Double.NaN);
      case STATES -> states.append(time, number, "None");
    }
  }

  private void addUnusable(PyValue value) {
    unusable++;
    if (parts.isEmpty()) {
      parts = parts(value);
    }
  }

  private static OptionalDouble number(PyValue value) {
    return value instanceof PyBool bool
        ? OptionalDouble.of(bool.value() ? 1 : 0)
        : EventExpression.number(value);
  }

  private static Optional<String> state(PyValue value) {
    return value instanceof PyBool bool
        ? Optional.of(bool.value() ? "True" : "False")
        : PyValues.text(value)
            .map(text -> text.length() <= LONGEST_STATE ? text : text.substring(0, LONGEST_STATE))
            .map(VisibleText::line);
  }

  private static String line(PyValue value) {
    return Repr.line(LONGEST_STATE).of(value);
  }

  private List<String> parts(PyValue value) {
    String text = query.expression().text().strip();
    String whole = ValuePath.of(text).isPresent() ? text : "(" + text + ")";
    return switch (value) {
      case PyList list -> indexes(whole, list.items().size());
      case PyTuple tuple -> indexes(whole, tuple.items().size());
      case PyDict dict -> keys(whole, dict);
      default -> List.of();
    };
  }

  private static List<String> indexes(String whole, int count) {
    var all = new ArrayList<String>();
    for (int i = 0; i < Math.min(count, MOST_PARTS); i++) {
      all.add(whole + "[" + i + "]");
    }
    return List.copyOf(all);
  }

  private static List<String> keys(String whole, PyDict dict) {
    return dict.entries().stream()
        .map(PyDict.Entry::key)
        .filter(key -> key instanceof PyStr text && text.toString().length() <= LONGEST_STATE)
        .limit(MOST_PARTS)
        .map(key -> whole + "[" + new Repr().of(key) + "]")
        .toList();
  }
}

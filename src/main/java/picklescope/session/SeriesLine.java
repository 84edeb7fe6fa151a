package picklescope.session;

import java.util.Optional;
import java.util.OptionalDouble;
import picklescope.filter.EventExpression;
import picklescope.python.PyBool;
import picklescope.python.PyNone;
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
 * The values of an expression in the messages of one source: numbers, or states if the first was a
 * text or a bool. {@code None} is a gap. One thread adds, any thread reads.
 */
public final class SeriesLine {
  private static final int LONGEST_STATE = 80; // characters

  /** What the values are. */
  public enum Kind {
    /** There was no value yet. */
    UNKNOWN,
    NUMBERS,
    STATES
  }

  private final String source;
  private final Series numbers;
  private final StateSeries states = new StateSeries();
  private volatile Kind kind = Kind.UNKNOWN;

  SeriesLine(String source, SeriesStore store) {
    this.source = source;
    numbers = store.add();
  }

  /** Returns the name of the source, different from those of the other lines. */
  public String source() {
    return source;
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

  /** Returns whether a value is a number or a state. */
  static boolean canBegin(PyValue value) {
    return number(value).isPresent() || state(value).isPresent();
  }

  /** Adds a value; false if it is another kind of value than those before. */
  boolean add(long time, long number, PyValue value) {
    OptionalDouble real = number(value);
    Optional<String> state = state(value);
    if (kind == Kind.UNKNOWN && (real.isPresent() || state.isPresent())) {
      kind = state.isPresent() ? Kind.STATES : Kind.NUMBERS;
    }
    boolean gap = value instanceof PyNone;
    if (kind == Kind.STATES && (real.isPresent() || state.isPresent() || gap)) {
      states.append(time, number, state.orElseGet(() -> Repr.line(LONGEST_STATE).of(value)));
      return true;
    } else if (kind == Kind.NUMBERS && (real.isPresent() || gap)) {
      numbers.append(time, number, real.orElse(Double.NaN));
      return true;
    }
    return false;
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
}

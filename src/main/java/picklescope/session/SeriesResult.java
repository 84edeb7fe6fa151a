package picklescope.session;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import picklescope.event.DatagramHeader;
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
 * What an expression has given for the messages so far: numbers, or states if its first value was a
 * text or a bool. {@code None} is a gap. One thread adds, any thread reads.
 */
public final class SeriesResult {
  private static final int LONGEST_STATE = 80; // characters
  private static final int MOST_ADDRESSES = 16;

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
  private volatile List<InetAddress> addresses = List.of();

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

  /** Returns the addresses of the computers whose messages have the value: the first 16. */
  public List<InetAddress> addresses() {
    return addresses;
  }

  /** Adds the value of a message, if it has one. */
  void add(DatagramHeader header, Optional<PyValue> found) {
    if (found.isEmpty()) {
      missing++;
      return;
    }
    InetAddress address = header.remote().getAddress();
    if (!addresses.contains(address) && addresses.size() < MOST_ADDRESSES) {
      addresses = Stream.concat(addresses.stream(), Stream.of(address)).toList();
    }
    add(header.timeNanos(), header.number(), found.get());
  }

  private void add(long time, long number, PyValue value) {
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
      parts = ValueParts.of(query.expression().text(), value);
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
}

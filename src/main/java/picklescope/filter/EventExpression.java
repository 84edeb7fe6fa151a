package picklescope.filter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import picklescope.python.PyFloat;
import picklescope.python.PyInt;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.eval.Compiled;
import picklescope.python.eval.FunctionTable;
import picklescope.python.eval.Scope;
import picklescope.python.objects.StandardObjects;
import picklescope.python.source.Expr;
import picklescope.python.source.Source;
import picklescope.python.source.SourceException;

/**
 * A Python expression over an event whose value is wanted, such as {@code pos[0]} or {@code
 * sqrt(pos[0]**2 + pos[2]**2)}. Its names are those of a {@link Filter}, and {@code interval}
 * ({@link Subject#interval}; a keyword argument of that name is {@code e.interval}); its functions
 * those of a filter and of Python's module {@code math}. Immutable.
 */
public final class EventExpression {
  /** The name of the time since the message before. */
  public static final String INTERVAL = "interval";

  private static final FunctionTable FUNCTIONS = FunctionTable.withMath();

  private final String text;
  private final boolean needsInterval;
  private final Needs needs;
  private final Compiled<Subject> compiled;

  private EventExpression(
      String text, boolean needsInterval, Needs needs, Compiled<Subject> compiled) {
    this.text = text;
    this.needsInterval = needsInterval;
    this.needs = needs;
    this.compiled = compiled;
  }

  /**
   * Compiles an expression.
   *
   * @throws SourceException with the position of the mistake
   */
  public static EventExpression of(String text) throws SourceException {
    Expr expr = Source.expression(text);
    Filter.checkEvent(expr);
    var names = new Names();
    var compiled = Compiled.of(expr, names, FUNCTIONS);
    return new EventExpression(text, names.interval, names.event.needs(), compiled);
  }

  private static final class Names implements Scope<Subject> {
    private final EventNames event = new EventNames();
    private boolean interval;

    @Override
    public Optional<Variable<Subject>> variable(String name) {
      if (!name.equals(INTERVAL)) {
        return event.variable(name);
      }
      interval = true;
      return Optional.of(subject -> {
        var seconds = subject.interval();
        return seconds.isEmpty()
            ? Optional.empty()
            : Optional.of(new PyFloat(seconds.getAsDouble()));
      });
    }
  }

  /** Returns the text as the user wrote it. */
  public String text() {
    return text;
  }

  /** Returns whether it asks for {@link Subject#interval}. */
  public boolean needsInterval() {
    return needsInterval;
  }

  /** Returns whether it depends on the sender's name, which may become known later. */
  public boolean needsSender() {
    return needs.sender();
  }

  /**
   * Returns the names of the keyword arguments that it needs, if it needs nothing else of the
   * payload but them and {@link Subject#data()}; else empty.
   */
  public Optional<List<PyStr>> keywords() {
    return needs.keywords();
  }

  /**
   * Returns the value; empty if the event has none, such as for a missing name, key or item, or if
   * it takes too much work.
   */
  public Optional<PyValue> value(Subject subject) {
    return compiled.find(subject);
  }

  /** Returns the value if it is a number; empty if there is no value, or it is another one. */
  public OptionalDouble number(Subject subject) {
    return value(subject).map(EventExpression::number).orElseGet(OptionalDouble::empty);
  }

  /**
   * Returns an int, a float or a scalar of numpy as a double; empty for any other value, also for a
   * bool. An int beyond the range of a double becomes infinite.
   */
  public static OptionalDouble number(PyValue value) {
    return switch (value) {
      case PyFloat real -> OptionalDouble.of(real.value());
      case PyInt whole ->
          OptionalDouble.of(whole.isLong() ? whole.longValue() : whole.bigValue().doubleValue());
      case PyObject object ->
          StandardObjects.scalar(object)
              .filter(scalar -> !(scalar instanceof PyObject))
              .map(EventExpression::number)
              .orElseGet(OptionalDouble::empty);
      default -> OptionalDouble.empty();
    };
  }
}

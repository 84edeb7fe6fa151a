package picklescope.stream;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import picklescope.event.Event;
import picklescope.filter.EventExpression;
import picklescope.filter.Subject;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** Streams by the text of an expression's value. */
final class ValueGroups implements Groups {
  private static final Repr LINE = Repr.line(StreamKey.Grouped.LONGEST);

  private final EventExpression expression;
  private final HostTimes times;
  private final Map<String, StreamStatistics> streams = new LinkedHashMap<>();

  ValueGroups(EventExpression expression, HostTimes times) {
    this.expression = expression;
    this.times = times;
  }

  @Override
  public Outcome add(Event event) {
    Optional<PyValue> value = expression.value(Subject.of(event));
    if (value.isEmpty()) {
      return NoValue.NONE;
    }
    String text = text(value.get());
    StreamStatistics stream = streams.get(text);
    if (stream == null) {
      if (streams.size() == Streams.MOST) {
        return Full.FULL;
      }
      stream = new StreamStatistics(key(value.get(), text, event), SourceCounters.ofNone(), times);
      streams.put(text, stream);
    }
    stream.add(event);
    return new Of(stream);
  }

  @Override
  public Outcome find(Event event) {
    Optional<PyValue> value = expression.value(Subject.of(event));
    if (value.isEmpty()) {
      return NoValue.NONE;
    }
    StreamStatistics stream = streams.get(text(value.get()));
    return stream == null ? Full.FULL : new Of(stream);
  }

  private StreamKey key(PyValue value, String text, Event event) {
    return new StreamKey.Grouped(text, StreamFilter.grouped(expression, value, text, event));
  }

  /** Returns a value's text; a tuple's is without parentheses, as people write {@code a, b}. */
  static String text(PyValue value) {
    return value instanceof PyTuple tuple && tuple.size() > 1
        ? LINE.arguments(tuple)
        : LINE.of(value);
  }

  @Override
  public Collection<StreamStatistics> streams() {
    return streams.values();
  }

  @Override
  public void rename(LongFunction<Optional<String>> senders) {
    // those of a group may have several
  }

  @Override
  public void settle() {
    streams.values().forEach(StreamStatistics::settle);
  }
}

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
  /** The most sources whose numbers are followed: anybody can send from many addresses. */
  private static final int MOST_SOURCES = 1_000;

  private static final Repr LINE = Repr.line(StreamKey.Grouped.LONGEST);

  private final EventExpression expression;
  private final HostTimes times;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final SenderCounters senders = new SenderCounters();

  private record Group(StreamStatistics stream, GroupCounters shared) {}

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
    Group group = groups.get(text);
    if (group == null) {
      if (groups.size() == Streams.MOST) {
        return Full.FULL;
      }
      var shared = new GroupCounters();
      var stream = new StreamStatistics(key(value.get(), text, event), shared, times);
      group = new Group(stream, shared);
      groups.put(text, group);
    }
    group.stream().add(event);
    count(event, group);
    return new Of(group.stream());
  }

  @Override
  public Outcome find(Event event) {
    Optional<PyValue> value = expression.value(Subject.of(event));
    if (value.isEmpty()) {
      return NoValue.NONE;
    }
    Group group = groups.get(text(value.get()));
    return group == null ? Full.FULL : new Of(group.stream());
  }

  /** Follows the numbers that count the messages of a sender over all groups. */
  private void count(Event event, Group group) {
    senders
        .find(StreamSource.of(event.datagram()), MOST_SOURCES)
        .ifPresent(counters -> {
          group.shared().add(counters);
          counters.add(event, group.stream());
        });
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
    return groups.values().stream().map(Group::stream).toList();
  }

  @Override
  public void rename(LongFunction<Optional<String>> senders) {
    // those of a group may have several
  }

  @Override
  public void settle() {
    groups.values().forEach(group -> group.stream().settle());
  }
}

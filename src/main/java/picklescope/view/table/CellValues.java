package picklescope.view.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import picklescope.event.Event;
import picklescope.filter.Field;
import picklescope.filter.ValuePath;
import picklescope.python.PyDict;
import picklescope.python.PyTuple;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.session.CaptureView;
import picklescope.view.value.ChosenValue;

/** The values of the cells of a row, and of the arguments in its cells Data and Attributes. */
public final class CellValues {
  private static final int MOST_ARGUMENTS = 20; // positional, and as many keywords, in a menu
  private static final int LONGEST_NAME = 200; // characters
  private static final Set<String> OF_CALLBACK =
      Set.of("sender", "address", "port", "data", "raw_data");

  private static final Column RAW_DATA = Column.named(Field.RAW_DATA.fieldName()).orElseThrow();

  private CellValues() {}

  /**
   * Returns the value of each column in which a message has a value, in the order of the columns;
   * empty if the message is no longer held. Up to a few milliseconds of work.
   */
  public static Map<Column, ChosenValue> of(CaptureView view, long number, List<Column> columns) {
    var values = new LinkedHashMap<Column, ChosenValue>();
    event(view, number)
        .ifPresent(event ->
            columns.forEach(column -> of(column, event).ifPresent(one -> values.put(column, one))));
    return Collections.unmodifiableMap(values);
  }

  /**
   * Returns the values of the columns, then the first arguments that have no column of their own.
   */
  public static List<ChosenValue> all(CaptureView view, long number, List<Column> columns) {
    var values = new ArrayList<>(of(view, number, columns).values());
    var known = new HashSet<Optional<String>>();
    values.forEach(one -> known.add(one.column()));
    event(view, number)
        .ifPresent(event ->
            arguments(event).stream().filter(one -> known.add(one.column())).forEach(values::add));
    return List.copyOf(values);
  }

  /**
   * Returns the value at a place in a cell: an argument in Data and in Attributes, else the whole
   * cell; empty if there is no value.
   *
   * @param text the text of the cell
   * @param at the index of a character of the text; it may be outside
   */
  public static Optional<ChosenValue> at(
      CaptureView view, long number, Column column, String text, int at) {
    return event(view, number)
        .flatMap(event ->
            argument(event, column, text, at)
                .or(() -> of(column, event))
                .or(() -> rawData(column, event)));
  }

  /** Returns the bytes of a raw message, which its cell of data shows. */
  private static Optional<ChosenValue> rawData(Column column, Event event) {
    return column.id().equals(Field.DATA.fieldName()) ? of(RAW_DATA, event) : Optional.empty();
  }

  private static Optional<ChosenValue> argument(Event event, Column column, String text, int at) {
    if (column.id().equals(Field.DATA.fieldName())) {
      int index = ArgumentPlaces.in(text, ',').indexAt(at);
      return event
          .positional()
          .filter(data -> index >= 0 && index < data.size())
          .map(data -> positional(event, data, index));
    }
    if (column.id().equals(Field.ATTRIBUTES.fieldName())) {
      int index = ArgumentPlaces.in(text, ' ').indexAt(at);
      return event
          .keywords()
          .filter(attributes -> index >= 0 && index < attributes.size())
          .map(attributes -> keyword(event, attributes, index));
    }
    return Optional.empty();
  }

  private static List<ChosenValue> arguments(Event event) {
    var values = new ArrayList<ChosenValue>();
    PyTuple data = event.positional().orElseGet(PyTuple::of);
    IntStream.range(0, Math.min(data.size(), MOST_ARGUMENTS))
        .forEach(index -> values.add(positional(event, data, index)));
    PyDict attributes = event.keywords().orElseGet(PyDict::of);
    IntStream.range(0, Math.min(attributes.size(), MOST_ARGUMENTS))
        .forEach(index -> values.add(keyword(event, attributes, index)));
    return values;
  }

  private static ChosenValue positional(Event event, PyTuple data, int index) {
    String path = Field.DATA.fieldName() + "[" + index + "]";
    return ChosenValue.of("e." + path, Optional.of(path), data.item(index), event);
  }

  private static ChosenValue keyword(Event event, PyDict attributes, int index) {
    String name = PyValues.text(attributes.key(index)).orElse("");
    String path = ValuePath.attribute(name, Repr.line(LONGEST_NAME).of(attributes.key(index)));
    return ChosenValue.of("e." + path, Optional.of(path), attributes.value(index), event);
  }

  private static Optional<ChosenValue> of(Column column, Event event) {
    String name = column.id();
    boolean inCallback = Field.named(name).isEmpty() || OF_CALLBACK.contains(name);
    return column
        .value()
        .apply(event)
        .map(value ->
            ChosenValue.of(inCallback ? "e." + name : name, Optional.of(name), value, event));
  }

  private static Optional<Event> event(CaptureView view, long number) {
    try {
      return Optional.of(view.decoder().decode(view.capture().get(number)));
    } catch (NoSuchElementException e) {
      return Optional.empty(); // no longer held
    }
  }
}

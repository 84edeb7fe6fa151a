package picklescope.filter;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picklescope.event.Event;
import picklescope.python.PyBool;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyGlobal;
import picklescope.python.PyInt;
import picklescope.python.PyNone;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;

/** The most frequent names and values in some events, for completion. Bounded and immutable. */
public final class Vocabulary {
  /** A vocabulary without names and values. */
  public static final Vocabulary EMPTY = of(List.of());

  private static final int MOST_NAMES = 300;
  private static final int MOST_VALUES = 40;
  private static final int LONGEST = 60;
  private static final int MOST_POSITIONS = 8;
  private static final List<Field> LISTED =
      Arrays.stream(Field.values())
          .filter(field -> field.form() == FieldForm.PLAIN || field.form() == FieldForm.NAME)
          .filter(field -> field != Field.NUMBER) // no value comes twice
          .toList();

  private final Map<String, Integer> attributes = new LinkedHashMap<>();
  private final Map<String, Map<String, Integer>> values = new LinkedHashMap<>();

  private Vocabulary() {}

  /** Collects the names and values of events. */
  public static Vocabulary of(Iterable<? extends Event> events) {
    var vocabulary = new Vocabulary();
    events.forEach(vocabulary::look);
    return vocabulary;
  }

  private void look(Event event) {
    for (Field field : LISTED) {
      field.value(Subject.of(event)).ifPresent(value -> count(field.fieldName(), value));
    }
    event.positional().ifPresent(this::lookAtData);
    event.keywords().ifPresent(this::lookAtAttributes);
  }

  private void lookAtData(PyTuple data) {
    for (int i = 0; i < Math.min(MOST_POSITIONS, data.size()); i++) {
      count("data[" + i + "]", data.item(i));
    }
  }

  private void lookAtAttributes(PyDict named) {
    for (int i = 0; i < Math.min(MOST_NAMES, named.size()); i++) {
      String name = named.key(i).toString();
      if (attributes.size() < MOST_NAMES || attributes.containsKey(name)) {
        attributes.merge(name, 1, Integer::sum);
        count(name, named.value(i));
      }
    }
  }

  private void count(String path, PyValue value) {
    boolean simple =
        switch (value) {
          case PyStr text -> text.length() <= LONGEST;
          case PyInt number -> number.isLong();
          case PyBytes bytes -> bytes.length() <= LONGEST;
          case PyBool _, PyNone _, PyGlobal _ -> true;
          default -> false;
        };
    var seen = values.computeIfAbsent(path, _ -> new LinkedHashMap<>());
    if (simple) {
      String text = new Repr().of(value);
      if (text.length() <= LONGEST && (seen.size() < MOST_VALUES || seen.containsKey(text))) {
        seen.merge(text, 1, Integer::sum);
      }
    }
  }

  /** Returns whether there were no events. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Returns whether an event has a keyword argument, or there are too many to tell. */
  boolean mayHave(String name) {
    return attributes.containsKey(name) || attributes.size() >= MOST_NAMES;
  }

  /** Returns the keyword arguments' names, each with the number of events that have it. */
  public Map<String, Integer> attributes() {
    return byCount(attributes);
  }

  /**
   * Returns the short values of a field, a keyword argument or {@code data[1]}, as Python source,
   * each with the number of events that have it.
   */
  public Map<String, Integer> values(String path) {
    return byCount(values.getOrDefault(path, Map.of()));
  }

  private static Map<String, Integer> byCount(Map<String, Integer> counts) {
    var sorted = new LinkedHashMap<String, Integer>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return Collections.unmodifiableMap(sorted);
  }
}

package picklescope.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import picklescope.python.Equality;
import picklescope.python.PyDict;
import picklescope.python.PyList;
import picklescope.python.PyStr;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;

/**
 * Builds the content of a payload that is one value, from its parts in the order of their bytes:
 * the values of a dict with str keys are keyword arguments, the items of a list are positional
 * arguments, and any other value is the only positional argument. Nested values need no recursion.
 */
final class ContentBuilder {
  private static final int LEVEL = 2; // ints for each open container

  private final String format;
  private final boolean traced;
  private final Equality equality = new Equality();
  private Object[] values = new Object[16]; // keys and values of what is open, or the only value
  private ContentSpan[] spans = {}; // beside them, if traced
  private int size;
  private int[] open = new int[4 * LEVEL]; // its first value, below 0 for a dict; its first byte
  private int depth;

  /**
   * Creates a builder.
   *
   * @param traced whether the places of the values are needed; they are ignored otherwise
   */
  ContentBuilder(String format, boolean traced) {
    this.format = format;
    this.traced = traced;
  }

  /** Returns whether the only value has been read, to its end. */
  boolean isComplete() {
    return depth == 0 && size == 1;
  }

  /** Begins a dict, whose keys and values follow in turn. */
  void beginDict(int start) {
    begin(~size, start);
  }

  /** Begins a list; one that is not inside another value becomes the positional arguments. */
  void beginList(int start) {
    begin(size, start);
  }

  private void begin(int first, int start) {
    if (depth * LEVEL == open.length) {
      open = Arrays.copyOf(open, 2 * open.length);
    }
    open[depth * LEVEL] = first;
    open[depth * LEVEL + 1] = start;
    depth++;
  }

  /** Adds a key. */
  void key(PyValue key) {
    add(key, ContentSpan.NONE);
  }

  /** Adds a value without parts. */
  void value(PyValue value, int start, int end) {
    add(value, traced ? ContentSpan.of(start, end) : ContentSpan.NONE);
  }

  private void add(PyValue value, ContentSpan span) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    if (traced) {
      if (size >= spans.length) {
        spans = Arrays.copyOf(spans, values.length);
      }
      spans[size] = span;
    }
    values[size++] = value;
  }

  /** Ends the innermost dict or list, before the given byte or where its last part does. */
  void end(int end) {
    depth--;
    int first = open[depth * LEVEL];
    int start = open[depth * LEVEL + 1];
    if (first >= 0) {
      List<ContentSpan> parts = traced ? Arrays.asList(spans).subList(first, size) : List.of();
      replace(
          first, depth == 0 ? PyTuple.copyOf(values, first, size) : list(first), start, end, parts);
    } else {
      var dict = PyDict.of();
      first = ~first;
      int whole = size - (size - first) % 2; // a key at the end has no value
      dict.putAll(values, first, whole, equality);
      replace(first, dict, start, end, traced ? parts(dict, first, whole) : List.of());
    }
  }

  private PyList list(int first) {
    var list = PyList.of();
    list.addAll(values, first, size);
    return list;
  }

  private void replace(int first, PyValue value, int start, int end, List<ContentSpan> parts) {
    size = first;
    if (traced) {
      int last = parts.stream().mapToInt(ContentSpan::end).reduce(end, Math::max);
      add(value, new ContentSpan(start, last, parts));
    } else {
      add(value, ContentSpan.NONE);
    }
  }

  /** Returns the places of a dict's values: of equal keys, the last one's value counts. */
  private List<ContentSpan> parts(PyDict dict, int first, int end) {
    var parts = new ArrayList<>(Collections.nCopies(dict.size(), ContentSpan.NONE));
    boolean differ = dict.size() * 2 == end - first;
    for (int i = first; i < end; i += 2) {
      parts.set(
          differ ? (i - first) / 2 : dict.indexOf((PyValue) values[i], equality), spans[i + 1]);
    }
    return parts;
  }

  /**
   * Returns the content, with what has been read of dicts and lists that are not complete.
   *
   * @param problem why they are not; empty if all was read
   * @param at the number of bytes that were read
   */
  TracedContent content(String problem, int at) {
    while (depth > 0) {
      end(at);
    }
    if (size == 0) {
      return content(PyTuple.of(), PyDict.of(), problem, ContentSpan.NONE, ContentSpan.NONE);
    }
    ContentSpan span = traced ? spans[0] : ContentSpan.NONE;
    return switch ((PyValue) values[0]) {
      case PyDict dict when hasNames(dict) ->
          content(PyTuple.of(), dict, problem, ContentSpan.NONE, span);
      case PyTuple items -> content(items, PyDict.of(), problem, span, ContentSpan.NONE);
      case PyValue other ->
          content(
              PyTuple.of(other),
              PyDict.of(),
              problem,
              traced ? ContentSpan.around(List.of(span)) : ContentSpan.NONE,
              ContentSpan.NONE);
    };
  }

  private static boolean hasNames(PyDict dict) {
    for (int i = 0; i < dict.size(); i++) {
      if (!(dict.key(i) instanceof PyStr)) {
        return false;
      }
    }
    return true;
  }

  private TracedContent content(
      PyTuple data, PyDict attributes, String problem, ContentSpan inData, ContentSpan inNames) {
    return new TracedContent(new Content(format, data, attributes, problem), inData, inNames);
  }
}

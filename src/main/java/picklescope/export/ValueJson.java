package picklescope.export;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import picklescope.python.OpenContainers;
import picklescope.python.PyBool;
import picklescope.python.PyByteArray;
import picklescope.python.PyBytes;
import picklescope.python.PyDict;
import picklescope.python.PyFloat;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyInt;
import picklescope.python.PyList;
import picklescope.python.PyNone;
import picklescope.python.PySet;
import picklescope.python.PyStr;
import picklescope.python.PyStr2;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.Repr;
import picklescope.python.text.LoneSurrogates;

/**
 * Converts Python values to JSON. Tuples and lists become arrays, dicts with str keys objects;
 * {@code None}, bools, ints (exact), finite floats and str become the corresponding JSON values.
 * Any other value becomes an object with one member whose name starts with {@code $}:
 *
 * <ul>
 *   <li>{@code {"$int": text}}: an int of more than about {@value #MAX_DIGITS} digits, usually in
 *       hexadecimal: common JSON readers do not accept longer numbers
 *   <li>{@code {"$bytes": base64}}: bytes, bytearray, and a Python 2 str that is not UTF-8
 *   <li>{@code {"$float": "nan"}}, also {@code "inf"} and {@code "-inf"}
 *   <li>{@code {"$set": [...]}}: set and frozenset
 *   <li>{@code {"$dict": [[key, value], ...]}}: a dict with other keys, or with a key that starts
 *       with {@code $} or that JSON cannot represent
 *   <li>{@code {"$object": repr}}: anything else, and a str with surrogates without their pairs
 *   <li>{@code {"$cycle": levels}}: the container that many levels above, which contains itself
 *   <li>{@code {"$cut": "depth"}}: a container inside {@value #MAX_DEPTH} others: common JSON
 *       readers do not accept more
 *   <li>{@code {"$cut": "size"}} as an array's last item, and {@code "$cut": "size"} as an object's
 *       last member: the text has reached {@value #MAX_CHARS} characters, which values that share
 *       parts may do
 * </ul>
 *
 * <p>Time and memory are limited, and there is no recursion.
 */
public final class ValueJson {
  static final int MAX_DEPTH = 240;

  /** The most characters of a value, about. */
  public static final int MAX_CHARS = 1 << 20;

  static final int MAX_DIGITS = 4_300;
  private static final Repr OBJECT = new Repr(Repr.Limits.MESSAGE);

  private final JsonText out;
  private final int end;
  private final ArrayDeque<Level<?>> levels = new ArrayDeque<>();
  private final OpenContainers containers = new OpenContainers(); // those of the levels

  private ValueJson(JsonText out, int most) {
    this.out = out;
    end = out.length() + most;
  }

  /** Returns a value as JSON text, on one line. */
  public static String of(PyValue value) {
    var out = new JsonText();
    write(value, out);
    return out.toString();
  }

  /**
   * Returns a value as JSON text, on one line.
   *
   * @param most after how many characters the parts of containers are left out, at most {@value
   *     #MAX_CHARS}
   */
  public static String of(PyValue value, int most) {
    var out = new JsonText();
    new ValueJson(out, most).run(value);
    return out.toString();
  }

  static void write(PyValue value, JsonText out) {
    switch (value) { // these need no levels
      case PyStr text when isPlain(text) -> out.string(text.toString());
      case PyInt number when number.isLong() -> out.json(number.toString());
      default -> new ValueJson(out, MAX_CHARS).run(value);
    }
  }

  /**
   * Writes the keyword arguments of an event, always as an object: with a member for each, unless
   * two would have one name because lone surrogates are escaped.
   */
  static void writeAttributes(PyDict attributes, JsonText out) {
    var writer = new ValueJson(out, MAX_CHARS);
    if (hasNameTwice(attributes)) {
      writer.run(attributes);
      return;
    }
    out.json('{');
    writer.push(members(attributes));
    writer.finish();
  }

  private static boolean hasNameTwice(PyDict attributes) {
    var names = attributes.entries().stream().map(ValueJson::name).toList();
    return names.stream().anyMatch(LoneSurrogates::areIn)
        && names.stream().map(LoneSurrogates::escaped).distinct().count() < names.size();
  }

  private static String name(PyDict.Entry entry) {
    return PyValues.text(entry.key()).orElseThrow();
  }

  private void run(PyValue value) {
    value(value);
    finish();
  }

  private void finish() {
    while (!levels.isEmpty()) {
      var level = levels.peek();
      if (level.hasNext() && out.length() < end) {
        level.next(this);
      } else {
        if (level.hasNext()) {
          level.cut(this);
        }
        out.json(level.closing);
        levels.pop();
        containers.close();
      }
    }
  }

  private void value(PyValue value) {
    switch (value) {
      case PyNone _ -> out.json("null");
      case PyBool bool -> out.json(bool.value() ? "true" : "false");
      case PyInt number -> number(number);
      case PyFloat number -> number(number.value());
      case PyStr text when isPlain(text) -> out.string(text.toString());
      case PyStr2 text -> text(text);
      case PyBytes bytes -> out.json("{\"$bytes\":").base64(bytes.bytes()).json('}');
      case PyByteArray bytes -> out.json("{\"$bytes\":").base64(bytes.bytes()).json('}');
      case PyList list when isEmpty(list.size()) -> out.json("[]");
      case PyList list -> open("[", items(list, list.items(), "]"));
      case PyTuple tuple when isEmpty(tuple.size()) -> out.json("[]");
      case PyTuple tuple -> open("[", items(tuple, tuple.items(), "]"));
      case PySet set when isEmpty(set.size()) -> out.json("{\"$set\":[]}");
      case PySet set -> open("{\"$set\":[", items(set, set.items(), "]}"));
      case PyFrozenSet set -> open("{\"$set\":[", items(set, set.items(), "]}"));
      case PyDict dict when isEmpty(dict.size()) -> out.json("{}");
      case PyDict dict when isClosed(dict) -> {}
      case PyDict dict when isObject(dict) -> open("{", members(dict));
      case PyDict dict -> open("{\"$dict\":[", pairs(dict));
      default -> out.json("{\"$object\":").string(OBJECT.of(value)).json('}');
    }
  }

  /** Returns whether a container with the given number of parts is empty and is written as such. */
  private boolean isEmpty(int size) {
    return size == 0 && containers.depth() < MAX_DEPTH;
  }

  private void open(String opening, Level<?> level) {
    if (!isClosed(level.container)) {
      out.json(opening);
      push(level);
    }
  }

  /** Returns whether a container is not written here, after writing its replacement. */
  private boolean isClosed(PyValue container) {
    int above = containers.levelsAbove(container);
    if (above > 0) {
      out.json("{\"$cycle\":").number(above).json('}');
    } else if (containers.depth() >= MAX_DEPTH) {
      out.json("{\"$cut\":\"depth\"}");
    } else {
      return false;
    }
    return true;
  }

  private void push(Level<?> level) {
    levels.push(level);
    containers.open(level.container);
  }

  /** Returns whether JSON can represent a str. */
  private static boolean isPlain(PyStr text) {
    return !LoneSurrogates.areIn(text.toString());
  }

  private static boolean isObject(PyDict dict) {
    for (PyDict.Entry entry : dict.entries()) {
      String name = PyValues.text(entry.key()).orElse("$");
      boolean python2 = entry.key() instanceof PyStr2;
      if (name.startsWith("$")
          || LoneSurrogates.areIn(name)
          || python2 && !name.chars().allMatch(c -> c < 0x80)) {
        return false;
      }
    }
    return true;
  }

  private void number(PyInt number) {
    if (!number.isLongerThan(MAX_DIGITS)) {
      out.json(number.toString());
    } else {
      out.json("{\"$int\":").string(OBJECT.of(number)).json('}');
    }
  }

  private void number(double value) {
    if (Double.isFinite(value)) {
      out.json(Double.toString(value));
    } else {
      String name = Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
      out.json("{\"$float\":").string(name).json('}');
    }
  }

  private void text(PyStr2 bytes) {
    var text = bytes.text();
    if (text.isPresent()) {
      out.string(text.get().toString());
    } else {
      out.json("{\"$bytes\":").base64(bytes.bytes()).json('}');
    }
  }

  private static Level<PyValue> items(PyValue container, List<PyValue> items, String closing) {
    return new Level<>(container, items, ValueJson::value, closing, "{\"$cut\":\"size\"}");
  }

  private static Level<PyDict.Entry> members(PyDict dict) {
    return new Level<>(dict, dict.entries(), ValueJson::member, "}", "\"$cut\":\"size\"");
  }

  private static Level<PyDict.Entry> pairs(PyDict dict) {
    return new Level<>(dict, dict.entries(), ValueJson::pair, "]}", "{\"$cut\":\"size\"}");
  }

  private void member(PyDict.Entry entry) {
    out.string(name(entry)).json(':');
    value(entry.value());
  }

  private void pair(PyDict.Entry entry) {
    value(PyTuple.of(entry.key(), entry.value()));
  }

  /** A container whose parts are being written. */
  private static final class Level<T> {
    final PyValue container;
    final String closing;
    private final Iterator<T> parts;
    private final BiConsumer<ValueJson, T> write;
    private final String cut;
    private boolean begun;

    Level(
        PyValue container,
        Iterable<T> parts,
        BiConsumer<ValueJson, T> write,
        String closing,
        String cut) {
      this.container = container;
      this.parts = parts.iterator();
      this.write = write;
      this.closing = closing;
      this.cut = cut;
    }

    boolean hasNext() {
      return parts.hasNext();
    }

    void next(ValueJson to) {
      if (begun) {
        to.out.json(',');
      }
      begun = true;
      write.accept(to, parts.next());
    }

    /** Writes that the following parts are omitted. */
    void cut(ValueJson to) {
      to.out.json(begun ? "," + cut : cut);
    }
  }
}

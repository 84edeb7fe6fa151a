package picklescope.session;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
import picklescope.python.Repr;

/**
 * Python values as JSON. Tuples and lists are arrays, dicts with str keys objects, {@code None},
 * bools, ints (exact), finite floats and str what they are in JSON. What JSON has not is an object
 * with one member whose name starts with {@code $}:
 *
 * <ul>
 *   <li>{@code {"$bytes": base64}}: bytes, bytearray, and a Python 2 str that is no UTF-8
 *   <li>{@code {"$float": "nan"}}, also {@code "inf"} and {@code "-inf"}
 *   <li>{@code {"$set": [...]}}: set and frozenset
 *   <li>{@code {"$dict": [[key, value], ...]}}: a dict with other keys, or with a key that starts
 *       with {@code $}
 *   <li>{@code {"$object": repr}}: anything else
 *   <li>{@code {"$cycle": levels}}: the container that stands that many levels above, which
 *       contains itself
 *   <li>{@code {"$cut": "depth"}}: a container inside {@value #MAX_DEPTH} others: usual JSON
 *       readers take no more
 *   <li>{@code {"$cut": "size"}} as an array's last item, and {@code "$cut": "size"} as an object's
 *       last member: the text has reached {@value #MAX_CHARS} chars, as values that share parts
 *       without end do
 * </ul>
 *
 * <p>Time and memory are bounded; it walks without recursion.
 */
public final class ValueJson {
  static final int MAX_DEPTH = 240;
  static final int MAX_CHARS = 4 << 20;
  private static final Repr OBJECT = new Repr();

  private final JsonText out;
  private final int end;
  private final ArrayDeque<Level> levels = new ArrayDeque<>();

  private ValueJson(JsonText out) {
    this.out = out;
    end = out.length() + MAX_CHARS;
  }

  /** A value as JSON text, in one line. */
  public static String of(PyValue value) {
    var out = new JsonText();
    write(value, out);
    return out.toString();
  }

  static void write(PyValue value, JsonText out) {
    new ValueJson(out).run(value);
  }

  /** The keyword arguments of an event: an object whatever the names are. */
  static void writeAttributes(PyDict attributes, JsonText out) {
    var writer = new ValueJson(out);
    out.json('{');
    writer.levels.push(new Members(attributes));
    writer.finish();
  }

  private void run(PyValue value) {
    value(value);
    finish();
  }

  private void finish() {
    while (!levels.isEmpty()) {
      var level = levels.peek();
      if (level.cut || !level.hasNext()) {
        out.json(level.closing());
        levels.pop();
        continue;
      }
      if (level.begun) {
        out.json(',');
      }
      level.begun = true;
      if (out.length() < end) {
        level.next(this);
      } else {
        level.cut = true;
        out.json(level instanceof Members ? "\"$cut\":\"size\"" : "{\"$cut\":\"size\"}");
      }
    }
  }

  private void value(PyValue value) {
    switch (value) {
      case PyNone _ -> out.json("null");
      case PyBool bool -> out.json(bool.value() ? "true" : "false");
      case PyInt number -> out.json(number.toString());
      case PyFloat number -> number(number.value());
      case PyStr text -> out.string(text.toString());
      case PyStr2 text -> text(text.bytes());
      case PyBytes bytes -> out.json("{\"$bytes\":").base64(bytes.bytes()).json('}');
      case PyByteArray bytes -> out.json("{\"$bytes\":").base64(bytes.bytes()).json('}');
      case PyList list -> open("[", new Items(list, list.items(), "]"));
      case PyTuple tuple -> open("[", new Items(tuple, tuple.items(), "]"));
      case PySet set -> open("{\"$set\":[", new Items(set, set.items(), "]}"));
      case PyFrozenSet set -> open("{\"$set\":[", new Items(set, set.items(), "]}"));
      case PyDict dict when isObject(dict) -> open("{", new Members(dict));
      case PyDict dict -> open("{\"$dict\":[", new Pairs(dict));
      default -> out.json("{\"$object\":").string(OBJECT.of(value)).json('}');
    }
  }

  private void open(String opening, Level level) {
    int above = 0;
    for (Level outer : levels) {
      above++;
      if (outer.container == level.container) {
        out.json("{\"$cycle\":").number(above).json('}');
        return;
      }
    }
    if (above >= MAX_DEPTH) {
      out.json("{\"$cut\":\"depth\"}");
      return;
    }
    out.json(opening);
    levels.push(level);
  }

  private static boolean isObject(PyDict dict) {
    for (PyDict.Entry entry : dict.entries()) {
      if (!(entry.key() instanceof PyStr key) || key.toString().startsWith("$")) {
        return false;
      }
    }
    return true;
  }

  private void number(double value) {
    if (Double.isFinite(value)) {
      out.json(Double.toString(value));
    } else {
      String name = Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
      out.json("{\"$float\":").string(name).json('}');
    }
  }

  private void text(byte[] bytes) {
    Optional<String> text = utf8(bytes);
    if (text.isPresent()) {
      out.string(text.get());
    } else {
      out.json("{\"$bytes\":").base64(bytes).json('}');
    }
  }

  /** The text that bytes are in UTF-8; empty when they are none. */
  static Optional<String> utf8(byte[] bytes) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A container whose parts are being written. */
  private abstract static class Level {
    final PyValue container;
    boolean begun;
    boolean cut;

    Level(PyValue container) {
      this.container = container;
    }

    abstract boolean hasNext();

    abstract void next(ValueJson writer);

    abstract String closing();
  }

  private static final class Items extends Level {
    private final Iterator<PyValue> items;
    private final String closing;

    Items(PyValue container, List<PyValue> items, String closing) {
      super(container);
      this.items = items.iterator();
      this.closing = closing;
    }

    @Override
    boolean hasNext() {
      return items.hasNext();
    }

    @Override
    void next(ValueJson writer) {
      writer.value(items.next());
    }

    @Override
    String closing() {
      return closing;
    }
  }

  private static final class Members extends Level {
    private final Iterator<PyDict.Entry> entries;

    Members(PyDict dict) {
      super(dict);
      entries = dict.entries().iterator();
    }

    @Override
    boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    void next(ValueJson writer) {
      var entry = entries.next();
      writer.out.string(entry.key().toString()).json(':');
      writer.value(entry.value());
    }

    @Override
    String closing() {
      return "}";
    }
  }

  private static final class Pairs extends Level {
    private final Iterator<PyDict.Entry> entries;

    Pairs(PyDict dict) {
      super(dict);
      entries = dict.entries().iterator();
    }

    @Override
    boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    void next(ValueJson writer) {
      var entry = entries.next();
      var pair = PyTuple.of(entry.key(), entry.value());
      writer.open("[", new Items(pair, pair.items(), "]"));
    }

    @Override
    String closing() {
      return "]}";
    }
  }
}

package picklescope.python;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picklescope.python.text.CompactText;
import picklescope.python.text.FloatText;
import picklescope.python.text.QuotedText;
import picklescope.python.text.TextOut;

/** Writes a text for {@link Repr}, with an explicit stack instead of recursion. */
final class ReprWriter {
  /**
   * The brackets of a container.
   *
   * @param cyclic the text for an occurrence within itself
   * @param cut the text for a container that is nested too deeply
   */
  private record Brackets(String opening, String closing, String cyclic, String cut) {}

  private static final Brackets LIST = new Brackets("[", "]", "[...]", "[…]");
  private static final Brackets TUPLE = new Brackets("(", ")", "(...)", "(…)");
  private static final Brackets SINGLE = new Brackets("(", ",)", "(...)", "(…)");
  private static final Brackets SET = new Brackets("{", "}", "set(...)", "{…}");
  private static final Brackets FROZEN_SET =
      new Brackets("frozenset({", "})", "frozenset(...)", "frozenset({…})");

  /** How text in rows and columns is written, such as that of an array. */
  enum Lines {
    /** As Python writes it. */
    ROWS,
    /** The rows after each other. */
    ONE,
    /** The same without the spaces that align the columns. */
    COMPACT
  }

  /** The state of an open container; reused for others at the same depth. */
  private static final class Frame {
    String closing = "";
    @Nullable List<PyValue> items; // null where it consists of entries or pieces
    @Nullable List<PyDict.Entry> entries; // null where it consists of items or pieces
    Iterator<Form.Piece> pieces = NO_PIECES;
    PyDict.@Nullable Entry entry; // whose value comes next
    int index;
  }

  static final ObjectForms FORMS = ObjectForms.provided();

  private static final Iterator<Form.Piece> NO_PIECES = Collections.emptyIterator();
  private static final Frame[] NONE = {};

  private final Repr.Limits limits;
  private final TextOut out;
  private final Lines lines;
  private final int floatDigits;
  private final OpenContainers open = new OpenContainers();
  private Frame[] frames = NONE; // by depth - 1
  private int nodes;

  /**
   * @param floatDigits the significant digits of floats
   */
  ReprWriter(Repr.Limits limits, Lines lines, int floatDigits) {
    this.limits = limits;
    this.lines = lines;
    this.floatDigits = floatDigits;
    this.out = new TextOut(limits.length(), lines != Lines.ROWS);
  }

  String text() {
    return out.toString();
  }

  boolean isFull() {
    return out.isFull();
  }

  void add(String text) {
    out.add(text);
  }

  void write(PyValue root) {
    value(root);
    while (open.depth() > 0 && !out.isFull()) {
      Frame frame = frames[open.depth() - 1];
      if (frame.items != null) {
        nextItem(frame, frame.items);
      } else if (frame.entries != null) {
        nextEntry(frame, frame.entries);
      } else {
        nextPiece(frame, frame.pieces);
      }
    }
  }

  private void nextItem(Frame frame, List<PyValue> items) {
    if (frame.index == items.size()) {
      close(frame);
    } else {
      if (frame.index > 0) {
        out.add(", ");
      }
      value(items.get(frame.index++));
    }
  }

  private void nextEntry(Frame frame, List<PyDict.Entry> entries) {
    PyDict.Entry entry = frame.entry;
    if (entry != null) {
      out.add(": ");
      frame.entry = null;
      value(entry.value());
    } else if (frame.index == entries.size()) {
      close(frame);
    } else {
      out.add(frame.index > 0 ? ", " : "");
      entry = entries.get(frame.index++);
      frame.entry = entry;
      value(entry.key());
    }
  }

  private void nextPiece(Frame frame, Iterator<Form.Piece> pieces) {
    if (!pieces.hasNext()) {
      close(frame);
      return;
    }
    switch (pieces.next()) {
      case Form.Text text -> out.add(text.text());
      case Form.Columns columns ->
          out.add(lines == Lines.COMPACT ? CompactText.of(columns.text()) : columns.text());
      case Form.Part part -> value(part.value());
      case Form.Items items -> {
        if (!items.items().isEmpty()) {
          push(open.innermost(), "").items = items.items();
        }
      }
      case Form.Entries entries -> {
        if (!entries.entries().isEmpty()) {
          push(open.innermost(), "").entries = entries.entries();
        }
      }
    }
  }

  private void close(Frame frame) {
    out.add(frame.closing);
    open.close();
  }

  private Frame push(PyValue owner, String closing) {
    int depth = open.depth();
    if (depth == frames.length) {
      frames = Arrays.copyOf(frames, Math.max(4, depth * 2));
    }
    if (frames[depth] == null) {
      frames[depth] = new Frame();
    }
    open.open(owner);
    Frame frame = frames[depth];
    frame.closing = closing;
    frame.items = null;
    frame.entries = null;
    frame.pieces = NO_PIECES;
    frame.entry = null;
    frame.index = 0;
    return frame;
  }

  private void value(PyValue value) {
    if (++nodes > limits.nodes()) {
      out.stop();
      return;
    }
    switch (value) {
      case PyNone _ -> out.add("None");
      case PyBool bool -> out.add(bool.value() ? "True" : "False");
      case PyInt number -> out.add(number(number));
      case PyFloat number -> out.add(FloatText.of(rounded(number.value())));
      case PyComplex number -> out.add(complex(number));
      case PyStr text -> QuotedText.str(text.raw(), out);
      case PyStr2 text -> {
        if (text.isText()) {
          QuotedText.str(text.raw(), out);
        } else {
          QuotedText.bytes(text.raw(), out);
        }
      }
      case PyBytes bytes -> QuotedText.bytes(bytes.raw(), out);
      case PyByteArray bytes -> QuotedText.byteArray(bytes.raw(), out);
      case PyList list when list.size() == 0 -> out.add("[]");
      case PyList list -> items(list, list.items(), LIST);
      case PyTuple tuple when tuple.size() == 0 -> out.add("()");
      case PyTuple tuple -> items(tuple, tuple.items(), tuple.size() == 1 ? SINGLE : TUPLE);
      case PySet set when set.size() == 0 -> out.add("set()");
      case PySet set -> items(set, set.items(), SET);
      case PyFrozenSet set when set.size() == 0 -> out.add("frozenset()");
      case PyFrozenSet set -> items(set, set.items(), FROZEN_SET);
      case PyDict dict -> dict(dict);
      case PyGlobal global -> out.add(FORMS.name(global));
      case PyObject object -> object(object);
      case PyPersistent persistent -> {
        if (mayOpen(persistent, "<persistent id ...>", "<…>")) {
          out.add("<persistent id ");
          push(persistent, ">").items = List.of(persistent.id());
        }
      }
      case PyExtension extension -> out.add("<extension code " + extension.code() + ">");
      case PyBuffer buffer ->
          out.add((buffer.readOnly() ? "<read-only buffer " : "<buffer ") + buffer.index() + ">");
    }
  }

  private void items(PyValue owner, List<PyValue> items, Brackets brackets) {
    if (mayOpen(owner, brackets.cyclic, brackets.cut)) {
      out.add(brackets.opening);
      push(owner, brackets.closing).items = items;
    }
  }

  private void dict(PyDict dict) {
    if (dict.size() == 0) {
      out.add("{}");
    } else if (mayOpen(dict, "{...}", "{…}")) {
      out.add("{");
      push(dict, "}").entries = dict.entries();
    }
  }

  private void object(PyObject object) {
    if (open.isOpen(object)) {
      out.add(object.form().cyclic().get());
    } else if (mayOpen(object, "", TextOut.CUT)) {
      push(object, "").pieces = object.form().pieces().iterator();
    }
  }

  /** Returns whether a container may be opened; writes a placeholder otherwise. */
  private boolean mayOpen(PyValue container, String cyclic, String cut) {
    if (open.isOpen(container)) {
      out.add(cyclic);
      return false;
    }
    if (open.depth() >= limits.depth()) {
      out.add(cut);
      return false;
    }
    return true;
  }

  private String number(PyInt number) {
    if (number.isLong()) {
      return Long.toString(number.longValue());
    }
    return number.isText() || !number.isLongerThan(limits.digits())
        ? number.toString()
        : number.hexadecimal();
  }

  private double rounded(double value) {
    return floatDigits < Repr.ALL_DIGITS ? FloatText.rounded(value, floatDigits) : value;
  }

  private String complex(PyComplex number) {
    double real = rounded(number.real());
    String imaginary = FloatText.bare(rounded(number.imaginary())) + "j";
    if (real == 0 && 1 / real > 0) {
      return imaginary;
    }
    boolean signed = imaginary.charAt(0) == '-';
    return "(" + FloatText.bare(real) + (signed ? "" : "+") + imaginary + ")";
  }
}

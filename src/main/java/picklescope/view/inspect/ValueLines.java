package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyList;
import picklescope.python.PyObject;
import picklescope.python.PySet;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.python.objects.NumpyArray;
import picklescope.view.text.PythonColors;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/**
 * The text of a value, on one line if it is short, otherwise with a line for each item. The number
 * of lines and characters is limited: the text of a value that shares parts or contains itself may
 * be too long for any memory.
 */
final class ValueLines {
  private static final int SHORT_CHARS = 72;
  private static final int MAX_LINES = 20_000;
  private static final int MAX_CHARS = 1_000_000;
  private static final int MAX_DEPTH = 60;
  private static final int DEEP_CHARS = 500; // characters of a value at the maximum depth
  private static final Repr.Limits LIMITS = new Repr.Limits(500_000, 100, 100_000, 20_000);

  private final List<StyledText> lines = new ArrayList<>();
  private final Repr repr = new Repr(LIMITS);
  private final Set<PyValue> around = Collections.newSetFromMap(new IdentityHashMap<>());
  private int chars;

  List<StyledText> lines() {
    return List.copyOf(lines);
  }

  /** Adds a line that is not a value. */
  void note(String text) {
    lines.add(StyledText.of(text, TokenKind.NOTE));
  }

  /** Adds a warning. */
  void warn(String text) {
    String word = "!";
    var tag = new StyledText.Piece(0, word.length(), TokenKind.TAG);
    var rest =
        new StyledText.Piece(word.length(), word.length() + 1 + text.length(), TokenKind.BYTES);
    lines.add(new StyledText(word + " " + text, List.of(tag, rest)));
  }

  /** Adds a line of Python text. */
  void python(String text) {
    lines.add(PythonColors.of(text));
  }

  /** Adds a value after a label such as {@code e.foo = }. */
  void add(String label, PyValue value) {
    add("", label, value, "", 0);
  }

  private void add(String indent, String label, PyValue value, String tail, int depth) {
    if (isFull()) {
      return;
    }
    int room = SHORT_CHARS - indent.length() - label.length();
    String text = room > 0 ? Repr.line(SHORT_CHARS + 1).of(value) : "";
    boolean fits = room > 0 && text.length() <= room;
    if (!fits && around.contains(value)) {
      line(indent + label + (value instanceof PyDict ? "{...}" : "[...]") + tail);
      return;
    }
    if (fits || !container(value) || depth >= MAX_DEPTH) {
      Repr whole = depth >= MAX_DEPTH ? Repr.line(DEEP_CHARS) : repr;
      lines(indent + label, (fits ? text : shown(whole.of(value), value)) + tail);
      return;
    }
    around.add(value);
    inside(indent, label, value, tail, depth);
    around.remove(value);
  }

  private void inside(String indent, String label, PyValue value, String tail, int depth) {
    switch (value) {
      case PyList list -> items(indent, label + "[", list.items(), "]" + tail, depth);
      case PyTuple tuple -> items(indent, label + "(", tuple.items(), ")" + tail, depth);
      case PySet set -> items(indent, label + "{", set.items(), "}" + tail, depth);
      case PyFrozenSet set -> items(indent, label + "frozenset({", set.items(), "})" + tail, depth);
      case PyDict dict -> {
        line(indent + label + "{");
        for (PyDict.Entry entry : dict.entries()) {
          if (isFull()) {
            return;
          }
          add(indent + "  ", repr.of(entry.key()) + ": ", entry.value(), ",", depth + 1);
        }
        line(indent + "}" + tail);
      }
      default -> line(indent + label + repr.of(value) + tail);
    }
  }

  private void items(String indent, String open, List<PyValue> items, String close, int depth) {
    line(indent + open);
    for (PyValue item : items) {
      if (isFull()) {
        return;
      }
      add(indent + "  ", "", item, ",", depth + 1);
    }
    line(indent + close);
  }

  private static String shown(String text, PyValue value) {
    return value instanceof PyObject object && NumpyArray.of(object).isPresent()
        ? ArrayText.rows(text)
        : text;
  }

  /** Adds a text whose own lines, as those of an array, are below each other. */
  private void lines(String before, String text) {
    String start = before;
    for (String one : text.split("\n", -1)) {
      line(start + one);
      start = " ".repeat(before.length());
    }
  }

  private boolean isFull() {
    return lines.size() > MAX_LINES || chars > MAX_CHARS;
  }

  private void line(String text) {
    if (isFull()) {
      return;
    }
    chars += text.length();
    lines.add(PythonColors.of(text));
    if (isFull()) {
      note("… and more: see Value for all of it");
      lines.add(StyledText.EMPTY);
    }
  }

  private static boolean container(PyValue value) {
    return switch (value) {
      case PyList _, PyTuple _, PySet _, PyFrozenSet _, PyDict _ -> true;
      default -> false;
    };
  }
}

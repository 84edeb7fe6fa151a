package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.view.text.PythonColors;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/**
 * A value's whole text, on one line where it is short and with a line for each item where it is
 * not. Bounded, in lines and in all their characters: a value that shares parts, or contains
 * itself, may say more than any memory holds.
 */
final class ValueLines {
  private static final int SHORT_CHARS = 72;
  private static final int MOST_LINES = 20_000;
  private static final int MOST_CHARS = 1_000_000;
  private static final int DEEPEST = 60;
  private static final int DEEP_CHARS = 500; // of a value inside so many others
  private static final Repr.Limits LIMITS = new Repr.Limits(500_000, 100, 100_000, 20_000);

  private final List<StyledText> lines = new ArrayList<>();
  private final Repr repr = new Repr(LIMITS);
  private final Set<PyValue> around = Collections.newSetFromMap(new IdentityHashMap<>());
  private int chars;

  List<StyledText> lines() {
    return List.copyOf(lines);
  }

  /** A line that is no value. */
  void note(String text) {
    lines.add(StyledText.of(text, TokenKind.NOTE));
  }

  /** A sentence that the user should see. */
  void warn(String text) {
    String word = "!";
    var tag = new StyledText.Piece(0, word.length(), TokenKind.TAG);
    var rest =
        new StyledText.Piece(word.length(), word.length() + 1 + text.length(), TokenKind.BYTES);
    lines.add(new StyledText(word + " " + text, List.of(tag, rest)));
  }

  /** A line of Python text. */
  void python(String text) {
    lines.add(PythonColors.of(text));
  }

  /** Text as it is, line by line. */
  void addText(String text) {
    text.lines()
        .limit(MOST_LINES)
        .forEach(line -> lines.add(StyledText.of(line.replace("\t", "    "), TokenKind.PLAIN)));
  }

  /** A value with what stands before it, such as {@code e.foo = }. */
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
    if (fits || !container(value) || depth >= DEEPEST) {
      Repr whole = depth >= DEEPEST ? Repr.line(DEEP_CHARS) : repr;
      line(indent + label + (fits ? text : whole.of(value)) + tail);
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

  private boolean isFull() {
    return lines.size() > MOST_LINES || chars > MOST_CHARS;
  }

  private void line(String text) {
    if (isFull()) {
      return;
    }
    chars += text.length();
    lines.add(PythonColors.of(text));
    if (isFull()) {
      note("… and more: Value shows all of it");
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

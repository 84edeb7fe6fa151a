package picklescope.ui.inspect;

import java.util.ArrayList;
import java.util.List;
import picklescope.python.PyDict;
import picklescope.python.PyFrozenSet;
import picklescope.python.PyList;
import picklescope.python.PySet;
import picklescope.python.PyTuple;
import picklescope.python.PyValue;
import picklescope.python.Repr;
import picklescope.ui.text.PythonColors;
import picklescope.ui.text.StyledText;
import picklescope.ui.text.TokenKind;

/**
 * A value's whole text, on one line where it is short and with a line for each item where it is
 * not. Bounded: of a value with very many items the first are shown, and how many more there are.
 */
final class ValueLines {
  private static final int SHORT_CHARS = 72;
  private static final int MOST_LINES = 20_000;
  private static final int DEEPEST = 60;
  private static final Repr.Limits LIMITS = new Repr.Limits(500_000, 100, 100_000, 20_000);

  private final List<StyledText> lines = new ArrayList<>();
  private final Repr repr = new Repr(LIMITS);

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
    if (lines.size() > MOST_LINES) {
      return;
    }
    if (lines.size() == MOST_LINES) {
      note("… and more; the bytes show it all");
      lines.add(StyledText.EMPTY);
      return;
    }
    int room = SHORT_CHARS - indent.length() - label.length();
    String text = room > 0 ? Repr.line(SHORT_CHARS + 1).of(value) : "";
    boolean fits = room > 0 && text.length() <= room;
    if (fits || !container(value) || depth >= DEEPEST) {
      line(indent + label + (fits ? text : repr.of(value)) + tail);
      return;
    }
    switch (value) {
      case PyList list -> items(indent, label + "[", list.items(), "]" + tail, depth);
      case PyTuple tuple -> items(indent, label + "(", tuple.items(), ")" + tail, depth);
      case PySet set -> items(indent, label + "{", set.items(), "}" + tail, depth);
      case PyFrozenSet set -> items(indent, label + "frozenset({", set.items(), "})" + tail, depth);
      case PyDict dict -> {
        line(indent + label + "{");
        for (PyDict.Entry entry : dict.entries()) {
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
      add(indent + "  ", "", item, ",", depth + 1);
    }
    line(indent + close);
  }

  private void line(String text) {
    if (lines.size() <= MOST_LINES) {
      lines.add(PythonColors.of(text));
    }
  }

  private static boolean container(PyValue value) {
    return switch (value) {
      case PyList _, PyTuple _, PySet _, PyFrozenSet _, PyDict _ -> true;
      default -> false;
    };
  }
}

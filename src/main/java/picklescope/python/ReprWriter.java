package picklescope.python;

import java.math.BigInteger;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import picklescope.python.objects.Form;
import picklescope.python.objects.StandardObjects;

/** Writes one text for {@link Repr}; a stack of what is open stands for recursion. */
final class ReprWriter {
  private static final int SEARCH_DEPTH = 24;

  /** A container that is open: what of it has been written so far. */
  private static final class Frame {
    final PyValue owner;
    final Frame below;
    final int depth;
    final String closing;
    List<PyValue> items = List.of();
    List<PyDict.Entry> entries = List.of();
    Iterator<Form.Piece> pieces = Collections.emptyIterator();
    int index;

    Frame(PyValue owner, Frame below, String closing) {
      this.owner = owner;
      this.below = below;
      this.depth = below == null ? 1 : below.depth + 1;
      this.closing = closing;
    }
  }

  private final Repr.Limits limits;
  private final TextOut out;
  private Frame top; // null when nothing is open
  private int nodes;
  private final Frame[] shallow = new Frame[SEARCH_DEPTH + 1]; // what is open, by depth
  private final Map<PyValue, Frame> deep = new IdentityHashMap<>(0); // what is open below that

  ReprWriter(Repr.Limits limits, boolean oneLine) {
    this.limits = limits;
    this.out = new TextOut(limits.length(), oneLine);
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
    while (top != null && !out.isFull()) {
      Frame frame = top;
      if (!frame.items.isEmpty()) {
        nextItem(frame);
      } else if (!frame.entries.isEmpty()) {
        nextEntry(frame);
      } else {
        nextPiece(frame);
      }
    }
    top = null;
  }

  private void nextItem(Frame frame) {
    if (frame.index == frame.items.size()) {
      close(frame);
    } else {
      if (frame.index > 0) {
        out.add(", ");
      }
      value(frame.items.get(frame.index++));
    }
  }

  private void nextEntry(Frame frame) {
    if (frame.index == 2 * frame.entries.size()) {
      close(frame);
      return;
    }
    PyDict.Entry entry = frame.entries.get(frame.index / 2);
    boolean key = frame.index++ % 2 == 0;
    out.add(!key ? ": " : frame.index > 1 ? ", " : "");
    value(key ? entry.key() : entry.value());
  }

  private void nextPiece(Frame frame) {
    if (!frame.pieces.hasNext()) {
      close(frame);
      return;
    }
    switch (frame.pieces.next()) {
      case Form.Text text -> out.add(text.text());
      case Form.Part part -> value(part.value());
      case Form.Items items -> {
        if (!items.items().isEmpty()) {
          push(frame.owner, "").items = items.items();
        }
      }
      case Form.Entries entries -> {
        if (!entries.entries().isEmpty()) {
          push(frame.owner, "").entries = entries.entries();
        }
      }
    }
  }

  private void close(Frame frame) {
    out.add(frame.closing);
    if (frame.depth > SEARCH_DEPTH && deep.get(frame.owner) == frame) {
      deep.remove(frame.owner);
    }
    top = frame.below;
  }

  private Frame push(PyValue owner, String closing) {
    top = new Frame(owner, top, closing);
    if (top.depth > SEARCH_DEPTH) {
      deep.putIfAbsent(owner, top);
    } else {
      shallow[top.depth] = top;
    }
    return top;
  }

  private boolean isOpen(PyValue value) {
    int depth = top == null ? 0 : top.depth;
    for (int i = Math.min(depth, SEARCH_DEPTH); i > 0; i--) {
      if (shallow[i].owner == value) {
        return true;
      }
    }
    return depth > SEARCH_DEPTH && deep.containsKey(value);
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
      case PyFloat number -> out.add(FloatText.of(number.value()));
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
      case PyList list -> items(list, list.items(), "[", "]", "[]", "[...]");
      case PyTuple tuple ->
          items(tuple, tuple.items(), "(", tuple.size() == 1 ? ",)" : ")", "()", "(...)");
      case PySet set -> items(set, set.items(), "{", "}", "set()", "set(...)");
      case PyFrozenSet set ->
          items(set, set.items(), "frozenset({", "})", "frozenset()", "frozenset(...)");
      case PyDict dict -> dict(dict);
      case PyGlobal global -> out.add(StandardObjects.name(global));
      case PyObject object -> object(object);
      case PyPersistent persistent -> {
        if (isOpen(persistent)) {
          out.add("<persistent id ...>");
        } else if (fits("<…>")) {
          out.add("<persistent id ");
          push(persistent, ">").items = List.of(persistent.id());
        }
      }
      case PyExtension extension -> out.add("<extension code " + extension.code() + ">");
      case PyBuffer buffer ->
          out.add((buffer.readOnly() ? "<read-only buffer " : "<buffer ") + buffer.index() + ">");
    }
  }

  private void items(
      PyValue owner,
      List<PyValue> items,
      String opening,
      String closing,
      String empty,
      String cyclic) {
    if (items.isEmpty()) {
      out.add(empty);
    } else if (isOpen(owner)) {
      out.add(cyclic);
    } else if (fits(
        opening.charAt(opening.length() - 1)
            + TextOut.CUT
            + closing.charAt(closing.length() - 1))) {
      out.add(opening);
      push(owner, closing).items = items;
    }
  }

  private void dict(PyDict dict) {
    if (dict.size() == 0) {
      out.add("{}");
    } else if (isOpen(dict)) {
      out.add("{...}");
    } else if (fits("{…}")) {
      out.add("{");
      push(dict, "}").entries = dict.entries();
    }
  }

  private void object(PyObject object) {
    Form form = StandardObjects.form(object);
    if (isOpen(object)) {
      out.add(form.cyclic());
    } else if (fits(TextOut.CUT)) {
      push(object, "").pieces = form.pieces();
    }
  }

  /** Whether one more may be opened; writes instead what stands for it if not. */
  private boolean fits(String instead) {
    if (top != null && top.depth >= limits.depth()) {
      out.add(instead);
      return false;
    }
    return true;
  }

  private String number(PyInt number) {
    if (number.isLong()) {
      return Long.toString(number.longValue());
    }
    if (number.isText()) {
      return number.toString();
    }
    BigInteger value = number.bigValue();
    if (!number.isLongerThan(limits.digits())) {
      return value.toString();
    }
    String hex = HexFormat.of().formatHex(value.abs().toByteArray());
    int zeros = hex.startsWith("00") ? 2 : 0;
    zeros += hex.charAt(zeros) == '0' ? 1 : 0;
    return (value.signum() < 0 ? "-0x" : "0x") + hex.substring(zeros);
  }

  private static String complex(PyComplex number) {
    double real = number.real();
    String imaginary = FloatText.bare(number.imaginary()) + "j";
    if (real == 0 && 1 / real > 0) {
      return imaginary;
    }
    boolean signed = imaginary.charAt(0) == '-';
    return "(" + FloatText.bare(real) + (signed ? "" : "+") + imaginary + ")";
  }
}

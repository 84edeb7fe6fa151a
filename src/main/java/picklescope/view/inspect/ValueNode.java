package picklescope.view.inspect;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import picklescope.pickle.ValueSpan;
import picklescope.python.Parts;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.objects.NumpyArray;
import picklescope.view.text.StyledText;

/**
 * A line of the value tree: a value, a page of values, or a line of a text or an array. The lines
 * inside are created on demand. Thread-safe: a search runs on another thread than that of the
 * window.
 */
public final class ValueNode {
  /** The indentation of a line relative to the line that contains it, in columns of text. */
  public static final int INDENT = 2;

  private static final int SHORT_TEXT = 60; // characters; a longer str can be expanded

  /** The content of a line. */
  public sealed interface Content {}

  /**
   * A value.
   *
   * @param value the value
   * @param origin its origin
   * @param around the value that contains it, if it is a part
   * @param part its index among the parts of the value that contains it, or -1
   */
  public record Value(PyValue value, Origin origin, Optional<PyValue> around, int part)
      implements Content {
    /** Returns a value that is not a part of another. */
    static Value of(PyValue value, Optional<ValueSpan> span) {
      return new Value(value, Origin.of(span), Optional.empty(), -1);
    }

    /** Returns its span in the pickle, if it is known. */
    public Optional<ValueSpan> span() {
      return origin.span();
    }

    /** Returns whether it is a repeated value, which can be expanded at its first occurrence. */
    public boolean isShared() {
      return span().flatMap(ValueSpan::target).isPresent() && Parts.count(value) > 0;
    }
  }

  /** A range of the parts of a value. */
  record Page(Value of, int from, int to) implements Content {}

  /** A line of a text. */
  record Line(PyStr text) implements Content {}

  /**
   * A remark about the values near it; a root of the tree.
   *
   * @param warns whether it reports a problem
   * @param at the bytes that it concerns
   */
  record Remark(String text, boolean warns, List<ByteRange> at) implements Content {}

  /** A fact about a value, such as an array's shape. */
  record Fact(String text) implements Content {}

  /** A range of lines of an array's elements. */
  record GridPage(ArrayGrid grid, int from, int to) implements Content {}

  /**
   * A line of elements of an array.
   *
   * @param of the array
   * @param from the first element
   * @param to the element after the last
   */
  record Elements(PyValue of, int from, int to, String text) implements Content {}

  private final Optional<ValueNode> parent;
  private final IntSupplier columns;
  private final int depth;
  private final String name;
  private final Content content;
  private List<ValueNode> children = List.of();
  private boolean made;
  private int madeFor; // columns
  private Optional<StyledText> text = Optional.empty();

  private ValueNode(Optional<ValueNode> parent, IntSupplier columns, String name, Content content) {
    this.parent = parent;
    this.columns = columns;
    this.depth = parent.map(above -> above.depth + 1).orElse(0);
    this.name = name;
    this.content = content;
  }

  /**
   * Returns a root of the tree.
   *
   * @param columns returns the columns of text in the tree; called by any thread
   */
  static ValueNode root(String name, Content content, IntSupplier columns) {
    return new ValueNode(Optional.empty(), columns, name, content);
  }

  /** Returns a new line inside this one. */
  ValueNode child(String childName, Content inside) {
    return new ValueNode(Optional.of(this), columns, childName, inside);
  }

  /** Returns the columns of text in a line inside this one. */
  int columnsInside() {
    return columns.getAsInt() - INDENT * (depth + 2);
  }

  /** Returns the line that contains this one. */
  public Optional<ValueNode> parent() {
    return parent;
  }

  /** Returns the number of lines that contain this one. */
  public int depth() {
    return depth;
  }

  /** Returns the name of the line, such as {@code e.foo} or {@code [0]}. */
  String name() {
    return name;
  }

  /** Returns the content of the line. */
  public Content content() {
    return content;
  }

  /**
   * Returns the bytes of the value; a line of a text or an array, or a page, has those of the whole
   * value. Empty if they are unknown.
   */
  public List<ByteRange> ranges() {
    return switch (content) {
      case Value value -> value.origin().ranges();
      case Remark remark -> remark.at();
      case Page _, Line _, Fact _, GridPage _, Elements _ ->
          parent.map(ValueNode::ranges).orElse(List.of());
    };
  }

  /**
   * Returns the path from the root, as a Python expression where possible: {@code e.foo['a'][0]}.
   */
  public String path() {
    var names = new ArrayDeque<String>();
    for (var at = Optional.of(this); at.isPresent(); at = at.get().parent) {
      if (at.get().content instanceof Value) {
        names.push(at.get().name);
      }
    }
    return String.join("", names);
  }

  /** Returns a key that identifies the line in the tree, and in the tree of another message. */
  public String key() {
    var names = new ArrayDeque<String>();
    for (var at = Optional.of(this); at.isPresent(); at = at.get().parent) {
      names.push(at.get().name);
    }
    return String.join(" ", names);
  }

  /** Returns whether there are lines inside this one. */
  public boolean isContainer() {
    return switch (content) {
      case Value of when of.isShared() -> false;
      case Value(PyStr text, _, _, _) -> isLong(text);
      case Value(PyObject object, _, _, _) -> true;
      case Value of -> Parts.count(of.value()) > 0;
      case Page _, GridPage _ -> true;
      case Line _, Fact _, Elements _, Remark _ -> false;
    };
  }

  /** Returns whether the lines inside were created for another number of columns. */
  synchronized boolean isOutdated() {
    return made && madeFor != columnsInside() && dependsOnColumns();
  }

  private boolean dependsOnColumns() {
    return switch (content) {
      case Value of ->
          of.value() instanceof PyStr
              || of.value() instanceof PyObject object && NumpyArray.of(object).isPresent();
      default -> false;
    };
  }

  private static boolean isLong(PyStr text) {
    if (text.byteLength() > SHORT_TEXT) {
      return true;
    }
    return text.toString().indexOf('\n') >= 0;
  }

  /** Returns the text of the line, which is created by the first call. */
  synchronized StyledText text(Supplier<StyledText> make) {
    if (text.isEmpty()) {
      text = Optional.of(make.get());
    }
    return text.get();
  }

  /** Returns the lines inside this one, which are created by the first call. */
  synchronized List<ValueNode> children() {
    if (!made) {
      made = true;
      madeFor = columnsInside();
      children = ValueChildren.of(this);
    }
    return children;
  }

  /** Discards the lines inside, so that they are created again. */
  synchronized void discardChildren() {
    made = false;
    children = List.of();
  }

  /** Returns the number of lines that have been created so far, including this one. */
  int createdLines() {
    int count = 0;
    var open = new ArrayDeque<ValueNode>(List.of(this));
    while (!open.isEmpty()) {
      count++;
      open.addAll(open.poll().children);
    }
    return count;
  }
}

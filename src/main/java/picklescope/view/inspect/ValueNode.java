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
 * A line of the value tree: a value, a page of many, or a line of a text or an array. What is
 * inside is made when it is first asked for. Any thread: a search goes through the lines behind the
 * window.
 */
public final class ValueNode {
  /** By how many columns of text a line is indented to the one that it is inside of. */
  public static final int INDENT = 2;

  private static final int SHORT_TEXT = 60; // chars; a longer str can be opened

  /** What stands in the line. */
  public sealed interface Content {}

  /**
   * A value.
   *
   * @param origin where it came from
   * @param around the value around it, if it is a part
   * @param part its number among the parts of the value around it, or -1
   */
  public record Of(PyValue value, Origin origin, Optional<PyValue> around, int part)
      implements Content {
    /** A value of its own. */
    static Of value(PyValue value, Optional<ValueSpan> span) {
      return new Of(value, Origin.of(span), Optional.empty(), -1);
    }

    /** Its bytes in the pickle, if they are known. */
    public Optional<ValueSpan> span() {
      return origin.span();
    }

    /** Whether it is one that stands elsewhere too, where it can be opened. */
    public boolean isShared() {
      return span().flatMap(ValueSpan::target).isPresent() && Parts.count(value) > 0;
    }
  }

  /** Some of the parts of a value, from one to another. */
  record Page(Of of, int from, int to) implements Content {}

  /** A line of a text. */
  record Line(PyStr text) implements Content {}

  /** A fact about a value, such as an array's shape. */
  record Fact(String text) implements Content {}

  /** Some lines of an array's elements, from one to another. */
  record GridPage(ArrayGrid grid, int from, int to) implements Content {}

  /**
   * Elements of an array.
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
   * Returns a line that is inside of no other.
   *
   * @param columns how many columns of text there are; asked on any thread
   */
  static ValueNode root(String name, Of value, IntSupplier columns) {
    return new ValueNode(Optional.empty(), columns, name, value);
  }

  /** A line inside of this one. */
  ValueNode child(String childName, Content inside) {
    return new ValueNode(Optional.of(this), columns, childName, inside);
  }

  /** Returns how many columns of text a line inside of this one has. */
  int columnsInside() {
    return columns.getAsInt() - INDENT * (depth + 2);
  }

  /** Returns the line that this one is inside of. */
  public Optional<ValueNode> parent() {
    return parent;
  }

  /** Returns how many lines this one is inside of. */
  public int depth() {
    return depth;
  }

  /** What it is called: {@code e.foo}, {@code [0]}. */
  String name() {
    return name;
  }

  /** Returns what stands in the line. */
  public Content content() {
    return content;
  }

  /** From the root, as Python would say it where it can: {@code e.foo['a'][0]}. */
  public String path() {
    var names = new ArrayDeque<String>();
    for (var at = Optional.of(this); at.isPresent(); at = at.get().parent) {
      if (at.get().content instanceof Of) {
        names.push(at.get().name);
      }
    }
    return String.join("", names);
  }

  /** What tells it from the other lines, also in another message. */
  public String key() {
    var names = new ArrayDeque<String>();
    for (var at = Optional.of(this); at.isPresent(); at = at.get().parent) {
      names.push(at.get().name);
    }
    return String.join(" ", names);
  }

  /** Whether there is something inside. */
  public boolean isContainer() {
    return switch (content) {
      case Of of when of.isShared() -> false;
      case Of(PyStr text, _, _, _) -> isLong(text);
      case Of(PyObject object, _, _, _) -> true;
      case Of of -> Parts.count(of.value()) > 0;
      case Page _, GridPage _ -> true;
      case Line _, Fact _, Elements _ -> false;
    };
  }

  /** Returns whether what is inside has been laid out for another number of columns. */
  synchronized boolean isOutdated() {
    return made && madeFor != columnsInside() && dependsOnColumns();
  }

  private boolean dependsOnColumns() {
    return switch (content) {
      case Of of ->
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

  /** What it says; made once. */
  synchronized StyledText text(Supplier<StyledText> make) {
    if (text.isEmpty()) {
      text = Optional.of(make.get());
    }
    return text.get();
  }

  /** What is inside. */
  synchronized List<ValueNode> children() {
    if (!made) {
      made = true;
      madeFor = columnsInside();
      children = ValueInside.of(this);
    }
    return children;
  }

  /** What is inside is made anew when it is asked for. */
  synchronized void forget() {
    made = false;
    children = List.of();
  }

  /** How many lines have been made so far, this one included. */
  int made() {
    int count = 0;
    var open = new ArrayDeque<ValueNode>(List.of(this));
    while (!open.isEmpty()) {
      count++;
      open.addAll(open.poll().children);
    }
    return count;
  }
}

package picklescope.ui.inspect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import picklescope.pickle.ValueSpan;
import picklescope.python.Part;
import picklescope.python.Parts;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.objects.NumpyArray;
import picklescope.ui.text.StyledText;

/**
 * A line of the value tree: a value, a page of many, or a line of a text or an array. What is
 * inside is made when it is first asked for. Any thread: a search goes through the lines behind the
 * window.
 */
final class ValueNode {
  /** How many lines stand beside each other at most; more are put in pages. */
  static final int PAGE = 100;

  private static final int LINE = 100; // chars of a text in a line
  private static final int SHORT_TEXT = 60; // chars; a longer str can be opened
  private static final int GRID_LINE = 20; // elements of an array in a line

  /** What stands in the line. */
  sealed interface Content {}

  /**
   * A value.
   *
   * @param span where it lies in the pickle, if that is known
   * @param around the value around it, if it is a part
   * @param part its number among the parts of the value around it, or -1
   */
  record Of(PyValue value, Optional<ValueSpan> span, Optional<PyValue> around, int part)
      implements Content {
    /** A value of its own. */
    static Of value(PyValue value, Optional<ValueSpan> span) {
      return new Of(value, span, Optional.empty(), -1);
    }

    /** Whether it is one that stands elsewhere too, where it can be opened. */
    boolean isShared() {
      return span.flatMap(ValueSpan::target).isPresent() && Parts.count(value) > 0;
    }
  }

  /** Some of the parts of a value, from one to another. */
  record Page(Of of, int from, int to) implements Content {}

  /** A line of a text. */
  record Line(PyStr text) implements Content {}

  /** A fact about a value, such as an array's shape, or a line of its elements. */
  record Fact(String text) implements Content {}

  private final Optional<ValueNode> parent;
  private final int depth;
  private final String name;
  private final Content content;
  private List<ValueNode> children = List.of();
  private boolean made;
  private Optional<StyledText> text = Optional.empty();

  private ValueNode(Optional<ValueNode> parent, String name, Content content) {
    this.parent = parent;
    this.depth = parent.map(above -> above.depth + 1).orElse(0);
    this.name = name;
    this.content = content;
  }

  /** A line that stands in no other. */
  static ValueNode root(String name, Of value) {
    return new ValueNode(Optional.empty(), name, value);
  }

  Optional<ValueNode> parent() {
    return parent;
  }

  int depth() {
    return depth;
  }

  /** What it is called: {@code e.foo}, {@code [0]}. */
  String name() {
    return name;
  }

  Content content() {
    return content;
  }

  /** From the root, as Python would say it where it can: {@code e.foo['a'][0]}. */
  String path() {
    var names = new ArrayDeque<String>();
    for (var at = Optional.of(this); at.isPresent(); at = at.get().parent) {
      if (at.get().content instanceof Of) {
        names.push(at.get().name);
      }
    }
    return String.join("", names);
  }

  /** What tells it from the other lines, also in another message. */
  String key() {
    var names = new ArrayDeque<String>();
    for (var at = Optional.of(this); at.isPresent(); at = at.get().parent) {
      names.push(at.get().name);
    }
    return String.join(" ", names);
  }

  /** Whether there is something inside. */
  boolean isContainer() {
    return switch (content) {
      case Of of when of.isShared() -> false;
      case Of(PyStr text, _, _, _) -> isLong(text);
      case Of(PyObject object, _, _, _) -> true;
      case Of of -> Parts.count(of.value()) > 0;
      case Page _ -> true;
      case Line _, Fact _ -> false;
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
      children = make();
    }
    return children;
  }

  private List<ValueNode> make() {
    return switch (content) {
      case Of of when of.isShared() -> List.of();
      case Of of when of.value() instanceof PyStr text -> lines(text);
      case Of of when of.value() instanceof PyObject object -> {
        var inside = new ArrayList<ValueNode>();
        NumpyArray.of(object).ifPresent(array -> inside.addAll(grid(array)));
        inside.addAll(parts(of, 0, Parts.count(object)));
        yield inside;
      }
      case Of of -> parts(of, 0, Parts.count(of.value()));
      case Page page -> parts(page.of(), page.from(), page.to());
      case Line _, Fact _ -> List.of();
    };
  }

  private ValueNode child(String childName, Content inside) {
    return new ValueNode(Optional.of(this), childName, inside);
  }

  private List<ValueNode> parts(Of of, int from, int to) {
    var nodes = new ArrayList<ValueNode>();
    if (to - from > PAGE * 2) {
      int size = PAGE;
      while ((long) size * PAGE < to - from) {
        size *= PAGE;
      }
      for (int start = from; start < to; start += size) {
        int end = Math.min(to, start + size);
        nodes.add(child("%,d – %,d".formatted(start, end - 1), new Page(of, start, end)));
      }
      return nodes;
    }
    List<Part> parts = Parts.of(of.value());
    Function<Part, Optional<ValueSpan>> spans =
        of.span().map(Spans::parts).orElse(_ -> Optional.empty());
    for (int i = from; i < to; i++) {
      Part part = parts.get(i);
      var span = spans.apply(part);
      nodes.add(
          child(
              Parts.step(of.value(), part),
              new Of(part.value(), span, Optional.of(of.value()), i)));
    }
    return nodes;
  }

  private List<ValueNode> lines(PyStr text) {
    var nodes = new ArrayList<ValueNode>();
    String all = PyValues.text(text).orElseThrow();
    int start = 0;
    while (start < all.length() && nodes.size() < 10 * PAGE) {
      int end = all.indexOf('\n', start);
      int stop = Math.min(end < 0 ? all.length() : end + 1, start + LINE);
      if (stop < all.length() && Character.isLowSurrogate(all.charAt(stop))) {
        stop--;
      }
      nodes.add(child("", new Line(PyStr.of(all.substring(start, stop)))));
      start = stop;
    }
    if (start < all.length()) {
      nodes.add(child("", new Fact("%,d more characters".formatted(all.length() - start))));
    }
    return nodes;
  }

  private List<ValueNode> grid(NumpyArray array) {
    var nodes = new ArrayList<ValueNode>();
    nodes.add(child("shape", new Fact(array.shapeText())));
    nodes.add(child("dtype", new Fact(array.typeText())));
    List<Integer> axes = array.axes();
    int size = array.size();
    int columns = axes.isEmpty() ? 1 : axes.getLast();
    for (int start = 0; start < size && nodes.size() < 10 * PAGE; ) {
      int inRow = start % columns;
      int end = Math.min(start + Math.min(GRID_LINE, columns - inRow), size);
      String text = String.join("  ", array.texts(start, end));
      nodes.add(child(index(axes, start), new Fact(text)));
      start = end;
    }
    if (size > 0 && nodes.size() >= 10 * PAGE) {
      nodes.add(child("", new Fact("… of %,d elements".formatted(size))));
    }
    return nodes;
  }

  /** Where an element lies: {@code [1, 0]}. */
  private static String index(List<Integer> axes, int element) {
    var index = new ArrayList<String>();
    int rest = element;
    for (int axis : axes.reversed()) {
      index.addFirst(Integer.toString(rest % axis));
      rest /= axis;
    }
    return index.isEmpty() ? "" : "[" + String.join(", ", index) + "]";
  }
}

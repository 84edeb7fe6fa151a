package picklescope.view.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picklescope.python.Part;
import picklescope.python.Parts;
import picklescope.python.PyObject;
import picklescope.python.PyStr;
import picklescope.python.PyValue;
import picklescope.python.PyValues;
import picklescope.python.objects.NumpyArray;

/** Creates the lines inside a line of the value tree. Many lines are grouped in pages. */
final class ValueChildren {
  /** The number of lines in a page. */
  static final int PAGE = 100;

  private static final int MAX_LINES = 10 * PAGE; // of a text
  private static final int MIN_COLUMNS = 24;

  private ValueChildren() {}

  /** Creates the lines inside a line. */
  static List<ValueNode> of(ValueNode node) {
    return switch (node.content()) {
      case ValueNode.Value of when of.isShared() -> List.of();
      case ValueNode.Value of when of.value() instanceof PyStr text -> lines(node, text);
      case ValueNode.Value of when of.value() instanceof PyObject object ->
          object(node, of, object);
      case ValueNode.Value of -> parts(node, of, 0, Parts.count(of.value()));
      case ValueNode.Page page -> parts(node, page.of(), page.from(), page.to());
      case ValueNode.GridPage page -> grid(node, page.grid(), page.from(), page.to());
      case ValueNode.Line _, ValueNode.Fact _, ValueNode.Elements _, ValueNode.Remark _ ->
          List.of();
    };
  }

  private static List<ValueNode> object(ValueNode node, ValueNode.Value of, PyObject object) {
    var inside = new ArrayList<ValueNode>();
    Optional<NumpyArray> known = NumpyArray.of(object);
    if (known.isPresent()) {
      NumpyArray array = known.get();
      var grid = new ArrayGrid(object, array, columns(node));
      inside.add(node.child("shape", new ValueNode.Fact(array.shapeText())));
      inside.add(node.child("dtype", new ValueNode.Fact(array.typeText())));
      inside.addAll(grid(node, grid, 0, grid.lines()));
    }
    inside.addAll(parts(node, of, 0, Parts.count(object)));
    return inside;
  }

  private static int columns(ValueNode node) {
    return Math.max(MIN_COLUMNS, node.columnsInside());
  }

  /** Returns the number of parts in a page, if there are too many for single lines. */
  private static int pageSize(int count) {
    int size = PAGE;
    while ((long) size * PAGE < count) {
      size *= PAGE;
    }
    return size;
  }

  private static List<ValueNode> parts(ValueNode node, ValueNode.Value of, int from, int to) {
    var nodes = new ArrayList<ValueNode>();
    if (to - from > PAGE * 2) {
      int size = pageSize(to - from);
      for (int start = from; start < to; start += size) {
        int end = Math.min(to, start + size);
        nodes.add(
            node.child("%,d – %,d".formatted(start, end - 1), new ValueNode.Page(of, start, end)));
      }
      return nodes;
    }
    List<Part> parts = Parts.of(of.value());
    Function<Part, Origin> origins = of.origin().parts();
    Optional<PyValue> around = Optional.of(of.value());
    for (int i = from; i < to; i++) {
      Part part = parts.get(i);
      String name = Parts.step(of.value(), part);
      nodes.add(
          node.child(name, new ValueNode.Value(part.value(), origins.apply(part), around, i)));
    }
    return nodes;
  }

  private static List<ValueNode> lines(ValueNode node, PyStr text) {
    var nodes = new ArrayList<ValueNode>();
    String all = PyValues.text(text).orElseThrow();
    int line = columns(node) - 2; // quotes
    int start = 0;
    while (start < all.length() && nodes.size() < MAX_LINES) {
      int end = all.indexOf('\n', start);
      int stop = Math.min(end < 0 ? all.length() : end + 1, start + line);
      if (stop < all.length() && Character.isLowSurrogate(all.charAt(stop))) {
        stop--;
      }
      nodes.add(node.child("", new ValueNode.Line(PyStr.of(all.substring(start, stop)))));
      start = stop;
    }
    if (start < all.length()) {
      nodes.add(
          node.child(
              "",
              new ValueNode.Fact(
                  "%,d more characters: Ctrl+C on the value copies all"
                      .formatted(all.length() - start))));
    }
    return nodes;
  }

  private static List<ValueNode> grid(ValueNode node, ArrayGrid grid, int from, int to) {
    var nodes = new ArrayList<ValueNode>();
    if (to - from > PAGE * 2) {
      int size = pageSize(to - from);
      for (int start = from; start < to; start += size) {
        int end = Math.min(to, start + size);
        nodes.add(
            node.child(
                grid.label(start) + " – " + grid.lastLabel(end - 1),
                new ValueNode.GridPage(grid, start, end)));
      }
      return nodes;
    }
    List<String> texts = grid.texts(from, to);
    for (int line = from; line < to; line++) {
      nodes.add(
          node.child(
              grid.label(line),
              new ValueNode.Elements(
                  grid.of(), grid.first(line), grid.end(line), texts.get(line - from))));
    }
    return nodes;
  }
}

package picklescope.view.inspect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import picklescope.pickle.ValueSpan;

/** The visible lines of the value tree: the roots, and the lines inside expanded lines. */
public final class ValueTree {
  /** The maximum number of lines that a search visits. */
  static final int MAX_SEARCHED = 200_000;

  /**
   * The maximum depth of a value whose own line is found; for a deeper value the line of one that
   * contains it is found.
   */
  private static final int MAX_DEPTH = 300;

  private final List<ValueNode> roots;
  private final List<ValueNode> rows;
  private final Set<ValueNode> open = new HashSet<>();

  /** Creates a tree of roots, all of them collapsed. */
  public ValueTree(List<ValueNode> roots) {
    this.roots = List.copyOf(roots);
    rows = new ArrayList<>(roots);
  }

  /** Returns the number of visible lines. */
  public int size() {
    return rows.size();
  }

  /** Returns a visible line. */
  public ValueNode row(int row) {
    return rows.get(row);
  }

  /** Returns whether a line is expanded. */
  public boolean isOpen(ValueNode node) {
    return open.contains(node);
  }

  /** Returns the keys of the expanded lines, to expand them in another message, too. */
  public Set<String> openKeys() {
    var keys = new HashSet<String>();
    open.forEach(node -> keys.add(node.key()));
    return keys;
  }

  /** Expands the lines with the given keys. */
  public void openAll(Collection<String> keys) {
    for (int row = 0; row < rows.size() && !keys.isEmpty(); row++) {
      if (rows.get(row).isContainer() && keys.contains(rows.get(row).key())) {
        open(row);
      }
    }
  }

  /** Expands a line. */
  public void open(int row) {
    ValueNode node = rows.get(row);
    if (node.isContainer() && open.add(node)) {
      if (node.isOutdated()) {
        node.discardChildren();
      }
      rows.addAll(row + 1, node.children());
    }
  }

  /** Collapses a line. */
  public void close(int row) {
    ValueNode node = rows.get(row);
    if (open.contains(node)) {
      int end = row + 1;
      while (end < rows.size() && rows.get(end).depth() > node.depth()) {
        open.remove(rows.get(end));
        end++;
      }
      open.remove(node);
      rows.subList(row + 1, end).clear();
    }
  }

  /** Lays out expanded lines again if the number of columns has changed. */
  public void fit() {
    for (int row = 0; row < rows.size(); row++) {
      ValueNode node = rows.get(row);
      if (isOpen(node) && node.isOutdated()) {
        close(row);
        open(row);
      }
    }
  }

  /** Returns the number of lines that have been created so far, visible or not. */
  int createdLines() {
    return roots.stream().mapToInt(ValueNode::createdLines).sum();
  }

  /** Returns the row of a line, or -1 if it is not visible. */
  public int rowOf(ValueNode node) {
    return rows.indexOf(node);
  }

  /** Expands all lines that contain a line, and returns its row. */
  public int reveal(ValueNode node) {
    var chain = new ArrayDeque<ValueNode>();
    for (var at = node.parent(); at.isPresent(); at = at.get().parent()) {
      chain.push(at.get());
    }
    for (ValueNode around : chain) {
      open(rowOf(around));
    }
    return rowOf(node);
  }

  /** Returns the path of the first occurrence of a value: {@code e.foo['a'][0]}. */
  String path(ValueSpan span) {
    return find(span).map(ValueNode::path).orElse("elsewhere in the pickle");
  }

  /** Returns the line of a span of the pickle, or the innermost line that contains it. */
  public Optional<ValueNode> find(ValueSpan span) {
    Optional<ValueNode> at = Optional.empty();
    int depth = 0;
    for (ValueSpan next : Spans.chain(span)) {
      Optional<ValueNode> below = root(next);
      if (below.isEmpty()) {
        below = at.flatMap(around -> child(around, next));
      }
      at = below.isPresent() ? below : at;
      if (++depth > MAX_DEPTH) {
        break;
      }
    }
    return at;
  }

  /**
   * Returns the line of the innermost value that was read in a format from a byte, or from bytes
   * after its key there.
   */
  public Optional<ValueNode> find(int offset) {
    return ContentPlaces.find(roots, offset, MAX_DEPTH);
  }

  /** Returns a root that is the value, or a part of a root that an envelope has assembled. */
  private Optional<ValueNode> root(ValueSpan span) {
    for (ValueNode root : roots) {
      if (root.content() instanceof ValueNode.Value of) {
        if (is(of.origin(), span)) {
          return Optional.of(root);
        }
        if (of.origin() instanceof Origin.Assembled(List<Origin> parts)) {
          for (int i = 0; i < parts.size(); i++) {
            if (is(parts.get(i), span)) {
              return child(root, i);
            }
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean is(Origin origin, ValueSpan span) {
    return origin.span().filter(one -> one == span).isPresent();
  }

  private static Optional<ValueNode> child(ValueNode around, ValueSpan span) {
    Optional<Integer> place = Spans.place(span);
    boolean inside =
        around.content() instanceof ValueNode.Value of
            && of.span().isPresent()
            && span.parent().filter(parent -> parent == of.span().get()).isPresent();
    return place.isPresent() && inside ? child(around, place.get()) : Optional.empty();
  }

  /** Returns the line of a part of a value; empty if it has none. */
  static Optional<ValueNode> child(ValueNode around, int part) {
    for (ValueNode child : around.children()) {
      switch (child.content()) {
        case ValueNode.Value of when of.part() == part -> {
          return Optional.of(child);
        }
        case ValueNode.Page page when part >= page.from() && part < page.to() -> {
          return child(child, part);
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the next line that satisfies a predicate, visible or not, continuing at the start; at
   * most {@value #MAX_SEARCHED} lines are visited.
   *
   * @param after the line after which the search starts
   */
  public Optional<ValueNode> search(Optional<ValueNode> after, Predicate<ValueNode> wanted) {
    boolean passed = after.isEmpty();
    Optional<ValueNode> first = Optional.empty();
    var stack = new ArrayDeque<ValueNode>();
    roots.reversed().forEach(stack::push);
    for (int looked = 0; looked < MAX_SEARCHED && !stack.isEmpty(); looked++) {
      ValueNode node = stack.pop();
      boolean found = wanted.test(node);
      if (found && passed) {
        return Optional.of(node);
      }
      first = found && first.isEmpty() ? Optional.of(node) : first;
      passed |= after.isPresent() && after.get() == node;
      node.children().reversed().forEach(stack::push);
    }
    return first;
  }
}

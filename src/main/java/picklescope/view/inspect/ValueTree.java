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

/** The lines of the value tree that are to be seen: the roots, and what is inside of open ones. */
public final class ValueTree {
  /** How many lines a search looks at. */
  static final int MOST_SEARCHED = 200_000;

  /**
   * How deep a value may lie for its own line to be found; a deeper one has that of one around it.
   */
  private static final int DEEPEST = 300;

  private final List<ValueNode> roots;
  private final List<ValueNode> rows;
  private final Set<ValueNode> open = new HashSet<>();

  /** Shows those lines, all of them closed. */
  public ValueTree(List<ValueNode> roots) {
    this.roots = List.copyOf(roots);
    rows = new ArrayList<>(roots);
  }

  /** Returns how many lines are to be seen. */
  public int size() {
    return rows.size();
  }

  /** Returns a line that is to be seen. */
  public ValueNode row(int row) {
    return rows.get(row);
  }

  /** Returns whether what is inside of a line is to be seen. */
  public boolean isOpen(ValueNode node) {
    return open.contains(node);
  }

  /** What tells the open lines from others, to open them in another message too. */
  public Set<String> openKeys() {
    var keys = new HashSet<String>();
    open.forEach(node -> keys.add(node.key()));
    return keys;
  }

  /** Opens the lines of those keys. */
  public void openAll(Collection<String> keys) {
    for (int row = 0; row < rows.size() && !keys.isEmpty(); row++) {
      if (rows.get(row).isContainer() && keys.contains(rows.get(row).key())) {
        open(row);
      }
    }
  }

  /** Shows what is inside of a line. */
  public void open(int row) {
    ValueNode node = rows.get(row);
    if (node.isContainer() && open.add(node)) {
      if (node.isOutdated()) {
        node.forget();
      }
      rows.addAll(row + 1, node.children());
    }
  }

  /** Hides what is inside of a line. */
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

  /** Lays out again what is laid out for another number of columns than there is. */
  public void fit() {
    for (int row = 0; row < rows.size(); row++) {
      ValueNode node = rows.get(row);
      if (isOpen(node) && node.isOutdated()) {
        close(row);
        open(row);
      }
    }
  }

  /** How many lines have been made so far, to be seen or not. */
  int made() {
    return roots.stream().mapToInt(ValueNode::made).sum();
  }

  /** The row of a line that is to be seen, or -1. */
  public int rowOf(ValueNode node) {
    return rows.indexOf(node);
  }

  /** Opens all that is around a line, and says its row. */
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

  /** Where a value stands first: {@code e.foo['a'][0]}. */
  String path(ValueSpan span) {
    return find(span).map(ValueNode::path).orElse("elsewhere in the pickle");
  }

  /** The line of a value at its place in the pickle, or the nearest line around it. */
  public Optional<ValueNode> find(ValueSpan span) {
    Optional<ValueNode> at = Optional.empty();
    int depth = 0;
    for (ValueSpan next : Spans.chain(span)) {
      Optional<ValueNode> below = root(next);
      if (below.isEmpty()) {
        below = at.flatMap(around -> child(around, next));
      }
      at = below.isPresent() ? below : at;
      if (++depth > DEEPEST) {
        break;
      }
    }
    return at;
  }

  /** A root that is the value, or one that an envelope made with the value as a part. */
  private Optional<ValueNode> root(ValueSpan span) {
    for (ValueNode root : roots) {
      if (root.content() instanceof ValueNode.Of of) {
        if (is(of.origin(), span)) {
          return Optional.of(root);
        }
        if (of.origin() instanceof Origin.Made(List<Origin> parts)) {
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
        around.content() instanceof ValueNode.Of of
            && of.span().isPresent()
            && span.parent().filter(parent -> parent == of.span().get()).isPresent();
    return place.isPresent() && inside ? child(around, place.get()) : Optional.empty();
  }

  private static Optional<ValueNode> child(ValueNode around, int part) {
    for (ValueNode child : around.children()) {
      switch (child.content()) {
        case ValueNode.Of of when of.part() == part -> {
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
   * The next line for which something holds, open or not, from the beginning again after the last;
   * only so many lines are looked at.
   *
   * @param after where to begin, behind this line
   */
  public Optional<ValueNode> search(Optional<ValueNode> after, Predicate<ValueNode> wanted) {
    boolean passed = after.isEmpty();
    Optional<ValueNode> first = Optional.empty();
    var stack = new ArrayDeque<ValueNode>();
    roots.reversed().forEach(stack::push);
    for (int looked = 0; looked < MOST_SEARCHED && !stack.isEmpty(); looked++) {
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

package picklescope.python;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The containers that are open while a value is written, one inside the other: so that one which
 * contains itself is noticed, at any depth in the same short time. For one thread.
 */
public final class OpenContainers {
  private static final int SEARCHED = 24; // up to here a look at each is faster
  private static final PyValue[] NONE = {};

  private @Nullable PyValue[] open = NONE; // the outermost first
  private int depth;
  private @Nullable Map<PyValue, Integer> deep; // the depths of those beyond; null until there are some

  /** None is open. */
  public OpenContainers() {}

  /** How many are open. */
  public int depth() {
    return depth;
  }

  /** The one that was opened last; only while there is one. */
  public PyValue innermost() {
    return Objects.requireNonNull(open[depth - 1]);
  }

  /** Opens one more, inside of those that are open. */
  public void open(PyValue container) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, Math.max(4, depth * 2));
    }
    open[depth++] = container;
    if (depth > SEARCHED) {
      if (deep == null) {
        deep = new IdentityHashMap<>();
      }
      deep.putIfAbsent(container, depth);
    }
  }

  /** Closes the innermost. */
  public void close() {
    PyValue container = innermost();
    Integer opened = deep != null && depth > SEARCHED ? deep.get(container) : null;
    if (deep != null && opened != null && opened == depth) {
      deep.remove(container);
    }
    open[--depth] = null;
  }

  /**
   * How many levels above the value that would be opened next a container is open: 1 for the
   * innermost, 0 if it is not open.
   */
  public int levelsAbove(PyValue container) {
    for (int i = Math.min(depth, SEARCHED) - 1; i >= 0; i--) {
      if (open[i] == container) {
        return depth - i;
      }
    }
    Integer found = deep != null && depth > SEARCHED ? deep.get(container) : null;
    return found == null ? 0 : depth - found + 1;
  }

  public boolean isOpen(PyValue container) {
    return depth > 0 && levelsAbove(container) > 0;
  }
}

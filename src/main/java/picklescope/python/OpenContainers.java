package picklescope.python;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The nested containers that are being written, to detect one that contains itself, in constant
 * time at any depth. Not thread-safe.
 */
public final class OpenContainers {
  private static final int SEARCHED = 24; // up to this depth a linear search is faster
  private static final PyValue[] NONE = {};

  private @Nullable PyValue[] open = NONE; // the outermost first
  private int depth;
  private @Nullable Map<PyValue, Integer>
      deep; // the depths of containers beyond; null until it is needed

  /** Creates an empty stack of containers. */
  public OpenContainers() {}

  /** Returns the number of open containers. */
  public int depth() {
    return depth;
  }

  /** Returns the container that was opened last. There must be one. */
  public PyValue innermost() {
    return Objects.requireNonNull(open[depth - 1]);
  }

  /** Opens a container within the open ones. */
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

  /** Closes the innermost container. */
  public void close() {
    PyValue container = innermost();
    Integer opened = deep != null && depth > SEARCHED ? deep.get(container) : null;
    if (deep != null && opened != null && opened == depth) {
      deep.remove(container);
    }
    open[--depth] = null;
  }

  /**
   * Returns how many levels above the next container the given one is open: 1 for the innermost, 0
   * if it is not open.
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

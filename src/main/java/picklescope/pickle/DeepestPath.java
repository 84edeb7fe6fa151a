package picklescope.pickle;

import java.util.Arrays;

/**
 * The path in a graph with the most levels. The nodes of a cycle are all on one path. Finds the
 * strongly connected components (R. Tarjan, Depth-first search and linear graph algorithms, SIAM
 * Journal on Computing 1, 1972) without recursion, in linear time.
 */
final class DeepestPath {
  private final int[] levels; // of each node by itself
  private final int[] first; // the place of each node's first successor
  private final int[] successors;

  private final int[] entered; // when each node was entered, from 1; 0 before
  private final int[] lowest;
  private final long[]
      below; // the most levels of a node's component and what follows it; -1 before
  private final int[] open; // the nodes of components that are not complete
  private int openCount;
  private final int[] path; // from the node at which the search began
  private final int[] next; // the place of the successor that is entered next
  private int time;
  private long most;

  DeepestPath(int[] levels, int count, int[] from, int[] to, int edges) {
    this.levels = levels;
    first = new int[count + 1];
    for (int i = 0; i < edges; i++) {
      first[from[i] + 1]++;
    }
    for (int i = 0; i < count; i++) {
      first[i + 1] += first[i];
    }
    successors = new int[edges];
    next = Arrays.copyOf(first, count);
    for (int i = 0; i < edges; i++) {
      successors[next[from[i]]++] = to[i];
    }
    System.arraycopy(first, 0, next, 0, count);
    entered = new int[count];
    lowest = new int[count];
    below = new long[count];
    open = new int[count];
    path = new int[count];
    Arrays.fill(below, -1);
  }

  /** Returns the sum of the levels on the path that has the most. */
  long levels() {
    for (int node = 0; node < entered.length; node++) {
      if (entered[node] == 0) {
        search(node);
      }
    }
    return most;
  }

  private void search(int start) {
    int depth = enter(start, 0);
    while (depth > 0) {
      int node = path[depth - 1];
      if (next[node] < first[node + 1]) {
        int to = successors[next[node]++];
        if (entered[to] == 0) {
          depth = enter(to, depth);
        } else if (below[to] < 0) { // its component is not complete
          lowest[node] = Math.min(lowest[node], entered[to]);
        }
        continue;
      }
      depth--;
      if (depth > 0) {
        int before = path[depth - 1];
        lowest[before] = Math.min(lowest[before], lowest[node]);
      }
      if (lowest[node] == entered[node]) {
        complete(node);
      }
    }
  }

  private int enter(int node, int depth) {
    entered[node] = ++time;
    lowest[node] = time;
    open[openCount++] = node;
    path[depth] = node;
    return depth + 1;
  }

  /** Ends the component of all open nodes that were entered from a node on. */
  private void complete(int root) {
    int from = openCount;
    long own = 0;
    long after = 0;
    int node;
    do {
      node = open[--from];
      own += levels[node];
      for (int i = first[node]; i < first[node + 1]; i++) {
        after = Math.max(after, below[successors[i]]);
      }
    } while (node != root);
    for (int i = from; i < openCount; i++) {
      below[open[i]] = own + after;
    }
    openCount = from;
    most = Math.max(most, own + after);
  }
}

package picklescope.python.source;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Limits the height of a tree, which a chain such as {@code 1 + 1 + 1 ...} creates without nesting.
 */
final class ExprHeight {
  private ExprHeight() {}

  private record Visit(Expr expr, int height) {}

  static void check(Expr root) throws SourceException {
    Deque<Visit> open = new ArrayDeque<>();
    open.push(new Visit(root, 1));
    while (!open.isEmpty()) {
      Visit visit = open.pop();
      if (visit.height() > Source.MAX_HEIGHT) {
        throw new SourceException(
            visit.expr().end(), "more than " + Source.MAX_HEIGHT + " nested operations");
      }
      visit.expr().children().forEach(child -> open.push(new Visit(child, visit.height() + 1)));
    }
  }
}

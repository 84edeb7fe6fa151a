package picklescope.view.compose;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import picklescope.saved.SavedTree.Side;

/**
 * The destination of an entry that Alt and an arrow key move: one step in the visible rows, into
 * and out of folders.
 *
 * @param to the entry beside which it is moved
 * @param side the side of that entry
 */
public record SavedStep(SavedEntry to, Side side) {
  /**
   * Returns one step up or down; empty at the first or last place of the file.
   *
   * @param root the root of the tree
   * @param collapsed whether the rows below an entry are hidden
   */
  public static Optional<SavedStep> of(
      SavedRow root, SavedEntry moved, boolean down, Predicate<SavedEntry> collapsed) {
    return of(root.children(), root, moved, down, collapsed);
  }

  private static Optional<SavedStep> of(
      List<SavedRow> rows,
      SavedRow parent,
      SavedEntry moved,
      boolean down,
      Predicate<SavedEntry> collapsed) {
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (row.entry().filter(moved::isSame).isPresent()) {
        int beside = down ? i + 1 : i - 1;
        return beside >= 0 && beside < rows.size() && !isFile(rows.get(beside))
            ? Optional.of(past(rows.get(beside), down, collapsed))
            : outOf(parent, down);
      }
      var below = of(row.children(), row, moved, down, collapsed);
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static boolean isFile(SavedRow row) {
    return row.entry().orElseThrow() instanceof SavedEntry.File;
  }

  /** Into an open folder, or past a send or a collapsed folder. */
  private static SavedStep past(SavedRow row, boolean down, Predicate<SavedEntry> collapsed) {
    var entry = row.entry().orElseThrow();
    if (row.children().isEmpty() || collapsed.test(entry)) {
      return new SavedStep(entry, down ? Side.AFTER : Side.BEFORE);
    }
    return down
        ? new SavedStep(row.children().getFirst().entry().orElseThrow(), Side.BEFORE)
        : new SavedStep(row.children().getLast().entry().orElseThrow(), Side.AFTER);
  }

  private static Optional<SavedStep> outOf(SavedRow parent, boolean down) {
    return parent
        .entry()
        .filter(SavedEntry.Folder.class::isInstance)
        .map(folder -> new SavedStep(folder, down ? Side.AFTER : Side.BEFORE));
  }
}

package picklescope.ui.compose;

import java.util.Optional;
import javafx.scene.control.TreeItem;
import picklescope.saved.SavedTree.Side;
import picklescope.view.compose.SavedEntry;

/**
 * The destination of a row that Alt and an arrow key move: one step in the visible rows, into and
 * out of folders.
 */
record SavedMoves(SavedEntry to, Side side) {
  /** Returns one step up or down; empty at the first or last place of the file. */
  static Optional<SavedMoves> step(TreeItem<SavedEntry> item, boolean down) {
    var beside = down ? item.nextSibling() : item.previousSibling();
    if (beside != null && !(beside.getValue() instanceof SavedEntry.File)) {
      boolean open = beside.isExpanded() && !beside.getChildren().isEmpty();
      if (!open) {
        return to(beside, down ? Side.AFTER : Side.BEFORE);
      }
      return down
          ? to(beside.getChildren().getFirst(), Side.BEFORE)
          : to(beside.getChildren().getLast(), Side.AFTER);
    }
    var parent = item.getParent();
    return parent.getValue() instanceof SavedEntry.Folder
        ? to(parent, down ? Side.AFTER : Side.BEFORE)
        : Optional.empty();
  }

  private static Optional<SavedMoves> to(TreeItem<SavedEntry> item, Side side) {
    return Optional.of(new SavedMoves(item.getValue(), side));
  }
}

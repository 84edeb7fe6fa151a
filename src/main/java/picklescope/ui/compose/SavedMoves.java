package picklescope.ui.compose;

import java.util.Optional;
import javafx.scene.control.TreeItem;
import picklescope.saved.SavedTree.Side;
import picklescope.view.compose.SavedEntry;

/** Where Alt and an arrow bring a row: a step among those that are seen, in and out of folders. */
record SavedMoves(SavedEntry to, Side side) {
  /** A step up or down; empty at the end of its file. */
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

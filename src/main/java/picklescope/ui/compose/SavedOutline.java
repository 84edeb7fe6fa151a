package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import picklescope.saved.SavedFiles;
import picklescope.view.compose.SavedEntry;

/**
 * The tree view of the saved sends. Selection and collapsed folders are preserved when files
 * change.
 */
final class SavedOutline extends TreeView<SavedEntry> {
  private final List<SavedEntry> closed = new ArrayList<>();

  SavedOutline() {
    setId("saved-list");
    setAccessibleText("Saved sends");
    setShowRoot(false);
  }

  /** Displays the current contents of the files. */
  void show(List<SavedFiles.Snapshot> files) {
    if (getRoot() != null) {
      rememberClosed(getRoot());
    }
    var selected = selected();
    setRoot(new SavedItems(this::isClosed).of(files));
    selected.ifPresent(this::select);
  }

  boolean isEmpty() {
    return getRoot() == null || getRoot().getChildren().isEmpty();
  }

  private boolean isClosed(SavedEntry entry) {
    return closed.stream().anyMatch(entry::isSame);
  }

  private void rememberClosed(TreeItem<SavedEntry> item) {
    for (var child : item.getChildren()) {
      if (!child.isLeaf()) {
        closed.removeIf(child.getValue()::isSame);
        if (!child.isExpanded()) {
          closed.add(child.getValue());
        }
        rememberClosed(child);
      }
    }
  }

  private Optional<SavedEntry> selected() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
  }

  private void select(SavedEntry entry) {
    find(getRoot(), entry::isSame)
        .or(() -> find(getRoot(), entry::isInPlaceOf)) // another program may have changed it
        .ifPresent(item -> getSelectionModel().select(item));
  }

  /** Selects a row that was moved or renamed; it is collapsed if it was before. */
  void follow(SavedEntry before, SavedEntry now) {
    find(getRoot(), now::isSame).ifPresent(item -> item.setExpanded(!isClosed(before)));
    select(now);
  }

  private static Optional<TreeItem<SavedEntry>> find(
      TreeItem<SavedEntry> in, Predicate<SavedEntry> which) {
    for (var child : in.getChildren()) {
      var found = which.test(child.getValue()) ? Optional.of(child) : find(child, which);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}

package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Side;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import picklescope.view.compose.SavedEntry;
import picklescope.view.compose.SavedRow;
import picklescope.view.compose.SavedStep;

/**
 * The tree view of the saved sends. Selection and collapsed folders are preserved when files
 * change.
 */
final class SavedOutline extends TreeView<SavedEntry> {
  private final List<SavedEntry> collapsed = new ArrayList<>();
  private SavedRow rows = SavedRow.of(List.of());

  SavedOutline() {
    setId("saved-list");
    setAccessibleText("Saved sends");
    setShowRoot(false);
    focusedProperty()
        .addListener((_, _, focused) -> {
          if (focused && selected().isEmpty()) { // otherwise no key can select the first row
            getSelectionModel().selectFirst();
          }
        });
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        key -> {
          if (key.getCode() == KeyCode.CONTEXT_MENU
              || (key.getCode() == KeyCode.F10 && key.isShiftDown())) {
            showMenu();
            key.consume();
          }
        });
  }

  /** Shows the menu of the selected row, which a cell itself does only for the mouse. */
  private void showMenu() {
    lookupAll(".tree-cell").stream()
        .filter(node -> node instanceof SavedCell cell && cell.isSelected())
        .map(node -> (SavedCell) node)
        .forEach(cell ->
            Optional.ofNullable(cell.getContextMenu())
                .ifPresent(menu -> menu.show(cell, Side.BOTTOM, 0, 0)));
  }

  /** Displays other rows. */
  void display(SavedRow newRows) {
    rememberCollapsed();
    var selected = selected();
    int index = getSelectionModel().getSelectedIndex();
    rows = newRows;
    setRoot(item(rows));
    getRoot().setExpanded(true);
    selected.ifPresent(entry -> {
      select(entry);
      if (selected().isEmpty() && getExpandedItemCount() > 0) { // it was deleted: the next one
        getSelectionModel().select(Math.min(index, getExpandedItemCount() - 1));
      }
    });
  }

  private TreeItem<SavedEntry> item(SavedRow row) {
    var item = new TreeItem<SavedEntry>();
    row.entry()
        .ifPresent(entry -> {
          item.setValue(entry);
          item.setExpanded(!isCollapsed(entry));
        });
    row.children().forEach(child -> item.getChildren().add(item(child)));
    return item;
  }

  private boolean isCollapsed(SavedEntry entry) {
    return collapsed.stream().anyMatch(entry::isSame);
  }

  private void rememberCollapsed() {
    if (getRoot() != null) {
      rememberCollapsed(getRoot());
    }
  }

  private void rememberCollapsed(TreeItem<SavedEntry> item) {
    for (var child : item.getChildren()) {
      if (!child.isLeaf()) {
        collapsed.removeIf(child.getValue()::isSame);
        if (!child.isExpanded()) {
          collapsed.add(child.getValue());
        }
        rememberCollapsed(child);
      }
    }
  }

  /** Returns where an arrow key moves an entry. */
  Optional<SavedStep> step(SavedEntry moved, boolean down) {
    rememberCollapsed();
    return SavedStep.of(rows, moved, down, this::isCollapsed);
  }

  private Optional<SavedEntry> selected() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
  }

  /** Selects an entry if it is displayed. */
  void select(SavedEntry entry) {
    find(getRoot(), entry::isSame)
        .or(() -> find(getRoot(), entry::isInPlaceOf)) // another program may have changed it
        .ifPresent(item -> getSelectionModel().select(item));
  }

  /** Selects an entry that was moved or renamed; it is collapsed if it was before. */
  void follow(SavedEntry before, SavedEntry now) {
    find(getRoot(), now::isSame).ifPresent(item -> item.setExpanded(!isCollapsed(before)));
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

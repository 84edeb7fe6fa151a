package picklescope.ui.compose;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import picklescope.saved.SavedTree.Side;
import picklescope.send.SavedSend;
import picklescope.view.compose.SavedChanges;
import picklescope.view.compose.SavedEntry;

/** Changes the saved sends as the user requests, and reports each change with a link to undo it. */
final class SavedEditor {
  private final SavedChanges changes;
  private final SavedOutline tree;
  private final SavedStatus status;
  private final SaveForm saveForm;
  private final FolderForm folderForm;

  /**
   * Creates an editor.
   *
   * @param tree selects what was changed
   * @param status reports it
   * @param saveForm asks for the name of a send
   */
  SavedEditor(SavedChanges changes, SavedOutline tree, SavedStatus status, SaveForm saveForm) {
    this.changes = changes;
    this.tree = tree;
    this.status = status;
    this.saveForm = saveForm;
    folderForm = new FolderForm(changes);
  }

  /** Asks for a new name. Files cannot be renamed. */
  void rename(Node at, SavedEntry entry) {
    switch (entry) {
      case SavedEntry.Send one -> saveForm.rename(at, one, tree::select);
      case SavedEntry.Folder folder ->
          folderForm.show(
              at,
              folder,
              reporting("Renamed %s.".formatted(folder.title()), now -> tree.follow(folder, now)));
      case SavedEntry.File _ -> {}
    }
  }

  /** Deletes a send or a folder. */
  void delete(SavedEntry entry) {
    changes.delete(entry, reporting("Deleted %s.".formatted(entry.title()), _ -> {}));
  }

  void duplicate(SavedEntry.Send one) {
    changes.duplicate(one, reporting("Copied %s.".formatted(one.title()), _ -> {}));
  }

  /** Moves an entry beside another one or into a folder. */
  void move(SavedEntry one, SavedEntry to, Side side) {
    changes.move(
        one, to, side, reporting("Moved %s.".formatted(one.title()), now -> tree.follow(one, now)));
  }

  /** Saves a send with the rhythm in which it was repeated; this is reported only if it fails. */
  void keepRhythm(SavedEntry.Send one, SavedSend repeated) {
    if (!repeated.equals(one.send())) {
      changes.put(
          one.file(),
          Optional.of(one.send()),
          repeated,
          new SavedChanges.Answer<>(_ -> {}, status::warn));
    }
  }

  private SavedChanges.Answer<SavedEntry> reporting(String text, Consumer<SavedEntry> done) {
    return new SavedChanges.Answer<>(
        entry -> {
          status.report(text, this::undo);
          done.accept(entry);
        },
        status::warn);
  }

  /** Undoes the latest change of the saved sends. */
  void undo() {
    changes.undo(
        new SavedChanges.Answer<>(
            undone -> {
              status.report("%s undone.".formatted(undone.what()));
              tree.select(undone.entry());
            },
            status::warn));
  }
}

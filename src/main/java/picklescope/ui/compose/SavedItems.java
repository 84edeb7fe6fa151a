package picklescope.ui.compose;

import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.TreeItem;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedTree;
import picklescope.send.SavedSend;
import picklescope.view.compose.SavedEntry;

/** Builds the tree of saved sends: the entries of the user's own file, then the opened files. */
final class SavedItems {
  private final Predicate<SavedEntry> closed;

  /**
   * @param closed whether a folder or file is collapsed
   */
  SavedItems(Predicate<SavedEntry> closed) {
    this.closed = closed;
  }

  /** Returns the tree below a root that is not displayed. */
  TreeItem<SavedEntry> of(List<SavedFiles.Snapshot> files) {
    var root = new TreeItem<SavedEntry>();
    root.setExpanded(true);
    for (SavedFiles.Snapshot file : files) {
      if (file.isOwn()) {
        fill(root, file);
      } else {
        fill(item(root, new SavedEntry.File(file)), file);
      }
    }
    return root;
  }

  private TreeItem<SavedEntry> item(TreeItem<SavedEntry> parent, SavedEntry entry) {
    var item = new TreeItem<>(entry);
    item.setExpanded(!closed.test(entry));
    parent.getChildren().add(item);
    return item;
  }

  private void fill(TreeItem<SavedEntry> top, SavedFiles.Snapshot file) {
    var sends = SavedTree.ordered(file.content().sends());
    var folders = new HashMap<String, TreeItem<SavedEntry>>();
    folders.put("", top);
    for (SavedSend send : sends) {
      item(folder(send.folder(), folders, file, sends), new SavedEntry.Send(file.file(), send));
    }
  }

  private TreeItem<SavedEntry> folder(
      String path,
      HashMap<String, TreeItem<SavedEntry>> folders,
      SavedFiles.Snapshot file,
      List<SavedSend> sends) {
    var known = folders.get(path);
    if (known != null) {
      return known;
    }
    var folder = new SavedTree.Folder(path);
    int count = SavedTree.members(sends, folder).size();
    var created =
        item(
            folder(folder.parent(), folders, file, sends),
            new SavedEntry.Folder(file.file(), folder, count));
    folders.put(path, created);
    return created;
  }
}

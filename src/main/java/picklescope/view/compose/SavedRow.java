package picklescope.view.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedTree;
import picklescope.send.SavedSend;

/**
 * A row in the tree of saved sends with the rows below it.
 *
 * @param entry empty for the root, which is not displayed
 */
public record SavedRow(Optional<SavedEntry> entry, List<SavedRow> children) {
  /** Returns the tree of files: the entries of the user's own file, then the opened files. */
  public static SavedRow of(List<SavedFiles.Snapshot> files) {
    var children = new ArrayList<SavedRow>();
    for (SavedFiles.Snapshot file : files) {
      var entries = new Entries(file).top;
      if (file.isOwn()) {
        children.addAll(entries);
      } else {
        children.add(new SavedRow(Optional.of(new SavedEntry.File(file)), entries));
      }
    }
    return new SavedRow(Optional.empty(), children);
  }

  /** The rows of a file while they are built. */
  private static final class Entries {
    private final SavedFiles.Snapshot file;
    private final Map<String, Integer> counts;
    private final List<SavedRow> top = new ArrayList<>();
    private final Map<String, List<SavedRow>> folders = new HashMap<>();

    Entries(SavedFiles.Snapshot file) {
      this.file = file;
      counts = SavedTree.counts(file.content().sends());
      folders.put("", top);
      for (SavedSend send : SavedTree.ordered(file.content().sends())) {
        folder(send.folder())
            .add(new SavedRow(Optional.of(new SavedEntry.Send(file.file(), send)), List.of()));
      }
    }

    private List<SavedRow> folder(String path) {
      var known = folders.get(path);
      if (known != null) {
        return known;
      }
      var folder = new SavedTree.Folder(path);
      int count = counts.getOrDefault(path, 0);
      var children = new ArrayList<SavedRow>();
      folder(folder.parent())
          .add(
              new SavedRow(
                  Optional.of(new SavedEntry.Folder(file.file(), folder, count)), children));
      folders.put(path, children);
      return children;
    }
  }
}

package picklescope.view.compose;

import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.saved.SavedTree;
import picklescope.send.SavedSend;

/** An entry in the tree of saved sends. */
public sealed interface SavedEntry {
  /** Returns the file that contains it. */
  SavedSends file();

  /** An opened file. */
  record File(SavedFiles.Snapshot shown) implements SavedEntry {
    @Override
    public SavedSends file() {
      return shown.file();
    }
  }

  /**
   * A folder.
   *
   * @param count the number of sends in it
   */
  record Folder(SavedSends file, SavedTree.Folder folder, int count) implements SavedEntry {}

  /** A saved send. */
  record Send(SavedSends file, SavedSend send) implements SavedEntry {}

  /** Returns its name, for the user. */
  default String title() {
    return switch (this) {
      case File(SavedFiles.Snapshot shown) -> shown.title();
      case Folder(_, SavedTree.Folder folder, _) -> folder.path();
      case Send(_, SavedSend send) -> send.name();
    };
  }

  /** Returns whether another entry is the same for the user, although its file may have changed. */
  default boolean isSame(SavedEntry other) {
    return file() == other.file()
        && switch (this) {
          case File _ -> other instanceof File;
          case Folder(_, SavedTree.Folder folder, _) ->
              other instanceof Folder that && that.folder().equals(folder);
          case Send(_, SavedSend send) -> other instanceof Send that && that.send().equals(send);
        };
  }

  /** Returns whether another entry is a send with the same file, folder and name. */
  default boolean isInPlaceOf(SavedEntry other) {
    return file() == other.file()
        && this instanceof Send(_, SavedSend send)
        && other instanceof Send(_, SavedSend that)
        && send.path().equals(that.path());
  }
}

package picklescope.view.compose;

import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.saved.SavedTree;
import picklescope.send.SavedSend;

/** A row among the saved sends. */
public sealed interface SavedEntry {
  /** The file in which it is. */
  SavedSends file();

  /** An opened file itself. */
  record File(SavedFiles.Shown shown) implements SavedEntry {
    @Override
    public SavedSends file() {
      return shown.file();
    }
  }

  /** A folder. */
  record Folder(SavedSends file, SavedTree.Folder folder, int count) implements SavedEntry {}

  /** A send. */
  record Send(SavedSends file, SavedSend send) implements SavedEntry {}

  /** Whether another one is the same, as far as the user knows it. */
  default boolean isSame(SavedEntry other) {
    return file() == other.file()
        && switch (this) {
          case File _ -> other instanceof File;
          case Folder(_, SavedTree.Folder folder, _) ->
              other instanceof Folder that && that.folder().equals(folder);
          case Send(_, SavedSend send) -> other instanceof Send that && that.send().equals(send);
        };
  }

  /** Whether another one has its place and name, be it changed. */
  default boolean isInPlaceOf(SavedEntry other) {
    return file() == other.file()
        && this instanceof Send(_, SavedSend send)
        && other instanceof Send(_, SavedSend that)
        && send.path().equals(that.path());
  }
}

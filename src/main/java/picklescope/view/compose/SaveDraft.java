package picklescope.view.compose;

import java.util.List;
import java.util.Optional;
import picklescope.saved.SavedFiles;
import picklescope.send.SavedSend;

/**
 * A send that is being saved or renamed.
 *
 * @param send the send with the name, folder, key and description that the user has entered
 * @param origin the saved send that it was loaded from, if any
 * @param renames whether the origin is renamed; it is the send that is replaced then
 */
public record SaveDraft(SavedSend send, Optional<SavedEntry.Send> origin, boolean renames) {
  /** Why a send in a file that is not the user's own has no key. */
  public static final String NOT_OWN =
      "Keys work in my settings folder only. Save the message there to give it a key.";

  /** The notation of keys. */
  public interface Keys {
    /** Returns a key in a unique notation; empty if the text is not a key that can be used. */
    Optional<String> key(String text);

    /** Returns whether a key is used by the window itself. */
    boolean isTaken(String key);
  }

  /**
   * Returns the send in a file that has the same folder and name; the origin rather than others.
   */
  public Optional<SavedSend> existing(SavedFiles.Snapshot file) {
    var same =
        file.content().sends().stream().filter(one -> one.path().equals(send.path())).toList();
    return same.stream()
        .filter(one -> isOrigin(one, file))
        .findFirst()
        .or(() -> same.stream().findFirst());
  }

  /** Returns what the user had better know before it is saved in a file; empty if nothing. */
  public String doubt(SavedFiles.Snapshot file) {
    boolean isSamePlace =
        origin
            .filter(one -> one.file() == file.file() && one.send().path().equals(send.path()))
            .isPresent();
    return !renames && isSamePlace && existing(file).filter(one -> !isOrigin(one, file)).isPresent()
        ? "It was changed since you opened it here. Replace overwrites that, too."
        : "";
  }

  /** Returns the send that this one replaces in a file. */
  public Optional<SavedSend> replaced(SavedFiles.Snapshot file) {
    return renames ? origin.map(SavedEntry.Send::send) : existing(file);
  }

  /**
   * Returns why it cannot be saved, for the user; empty if it can.
   *
   * @param file in which it is saved
   * @param files all files, whose sends may have the same key
   */
  public String problem(SavedFiles.Snapshot file, List<SavedFiles.Snapshot> files, Keys keys) {
    if (send.name().isBlank()) {
      return "Enter a name.";
    }
    if (renames && existing(file).filter(one -> !isOrigin(one, file)).isPresent()) {
      return "Another saved send has this name.";
    }
    return send.key().isBlank() || isKeyKept(file) ? "" : keyProblem(file, files, keys);
  }

  /** Returns whether the key is the one that the origin has in the same file. */
  private boolean isKeyKept(SavedFiles.Snapshot file) {
    return origin
        .filter(one -> one.file() == file.file() && one.send().key().equals(send.key()))
        .isPresent();
  }

  private boolean isOrigin(SavedSend one, SavedFiles.Snapshot file) {
    return origin
        .filter(before -> before.equals(new SavedEntry.Send(file.file(), one)))
        .isPresent();
  }

  private String keyProblem(SavedFiles.Snapshot file, List<SavedFiles.Snapshot> files, Keys keys) {
    var key = keys.key(send.key());
    if (key.isEmpty()) {
      return "Enter a key such as F8 or Ctrl+5.";
    }
    if (keys.isTaken(key.get())) {
      return "%s is a key of the window. Choose another key.".formatted(send.key());
    }
    if (!file.isOwn()) {
      return NOT_OWN;
    }
    return files.stream()
        .filter(SavedFiles.Snapshot::isOwn)
        .flatMap(it -> it.content().sends().stream())
        .filter(one -> keys.key(one.key()).equals(key))
        .filter(one -> existing(file).filter(one::equals).isEmpty())
        .filter(one -> !renames || !isOrigin(one, file))
        .map(one -> "%s is already the key of '%s'.".formatted(send.key(), one.name()))
        .findFirst()
        .orElse("");
  }
}

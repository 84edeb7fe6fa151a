package picklescope.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Where saved sends are kept. Its methods may wait for the disk. */
public interface SavedSends {
  /** A change of what is kept. */
  @FunctionalInterface
  interface Change {
    /**
     * What is kept after it.
     *
     * @param now what is kept now, which another may have changed since it was shown
     * @throws IOException if it does not fit to that; nothing changes then, and the message is for
     *     the user
     */
    SavedContent apply(SavedContent now) throws IOException;
  }

  /**
   * What is kept.
   *
   * @throws IOException if it cannot be read or is damaged; the message is for the user
   */
  SavedContent read() throws IOException;

  /**
   * Changes what is kept, as it is now.
   *
   * @return what is kept then
   * @throws IOException if it is damaged, which leaves it as it is, or cannot be written; for the
   *     user
   */
  SavedContent change(Change change) throws IOException;

  /** Another value when another program has changed what is kept. */
  String version();

  /** The file; empty when it is kept as long as the program runs. */
  Optional<Path> place();

  /** Kept as long as the program runs. */
  static SavedSends inMemory() {
    var content = new AtomicReference<>(SavedContent.empty());
    return new SavedSends() {
      @Override
      public SavedContent read() {
        return content.get();
      }

      @Override
      public SavedContent change(Change change) throws IOException {
        content.set(change.apply(content.get()));
        return content.get();
      }

      @Override
      public String version() {
        return "";
      }

      @Override
      public Optional<Path> place() {
        return Optional.empty();
      }
    };
  }
}

package picklescope.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A store of saved sends. Its methods may block for the disk. */
public interface SavedSends {
  /** A change of the content. */
  @FunctionalInterface
  interface Change {
    /**
     * Returns the content after the change.
     *
     * @param now the current content, which another program may have changed since it was displayed
     * @throws IOException if the change cannot be applied to that content, which then stays as it
     *     is; the message is for the user
     */
    SavedContent apply(SavedContent now) throws IOException;
  }

  /**
   * Returns the content.
   *
   * @throws IOException if it cannot be read or is damaged; the message is for the user
   */
  SavedContent read() throws IOException;

  /**
   * Applies a change to the current content.
   *
   * @return the changed content
   * @throws IOException if the content is damaged, in which case it is not overwritten, or cannot
   *     be written; the message is for the user
   */
  SavedContent change(Change change) throws IOException;

  /** Returns a value that differs after another program has changed the content. */
  String version();

  /** Returns the path of the file; empty if the content is kept in memory. */
  Optional<Path> location();

  /** Returns a store in memory. */
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
      public Optional<Path> location() {
        return Optional.empty();
      }
    };
  }
}

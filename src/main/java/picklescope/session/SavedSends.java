package picklescope.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** Where saved sends are kept. Its methods may wait for the disk. */
public interface SavedSends {
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
  SavedContent change(UnaryOperator<SavedContent> change) throws IOException;

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
      public SavedContent change(UnaryOperator<SavedContent> change) {
        return content.updateAndGet(change);
      }

      @Override
      public Optional<Path> place() {
        return Optional.empty();
      }
    };
  }
}

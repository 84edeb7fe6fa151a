package picklescope.view.compose;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import picklescope.file.AtomicFile;
import picklescope.python.text.VisibleText;
import picklescope.saved.PacketSenderImport;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSendsFile;
import picklescope.saved.SavedTree;
import picklescope.send.SavedSend;

/**
 * Imports saved sends from files and exports them to files, on the thread of the saved sends.
 * Results are passed on on another thread, such as that of the window.
 */
public final class SavedImports {
  private final SavedFiles saved;
  private final SavedChanges changes;
  private final Executor answers;
  private final Consumer<String> done;
  private final Consumer<String> failed;

  /**
   * Creates imports to and exports from the user's own file.
   *
   * @param answers runs what receives the results
   * @param done receives what was done
   * @param failed receives why it failed
   */
  public SavedImports(
      SavedFiles saved, Executor answers, Consumer<String> done, Consumer<String> failed) {
    this.saved = saved;
    this.answers = answers;
    this.done = done;
    this.failed = failed;
    changes = new SavedChanges(saved, answers);
  }

  /** Adds the entries of a file to the user's own file. */
  public void load(Path file) {
    saved.run(() -> {
      try {
        String name = VisibleText.fileName(file);
        var found =
            PacketSenderImport.mayBe(file) ? PacketSenderImport.read(file) : savedSends(file);
        if (SavedTree.rows(found.sends()) > SavedTree.MOST_ROWS) {
          throw new IOException(
              "%s has more than %,d messages and folders. Import a part of it."
                  .formatted(file, SavedTree.MOST_ROWS));
        }
        String skipped =
            found.skipped() == 0
                ? ""
                : ", %,d are not UDP and were skipped".formatted(found.skipped());
        String text = "Imported %,d from %s%s".formatted(found.sends().size(), name, skipped);
        changes.add(
            saved.own(), found.sends(), new SavedChanges.Answer<>(_ -> done.accept(text), failed));
      } catch (IOException e) {
        report(failed, problem(file, e));
      }
    });
  }

  private static PacketSenderImport.Result savedSends(Path file) throws IOException {
    var sends = new SavedSendsFile(file).read().sends();
    if (sends.isEmpty()) {
      throw new IOException(
          "%s contains no saved sends. Choose a file that was exported here, or Packet Sender's."
              .formatted(file));
    }
    // Their keys are someone else's choice.
    return new PacketSenderImport.Result(sends.stream().map(SavedSend::withoutKey).toList(), 0);
  }

  /** The messages of the system's exceptions are often the path alone. */
  private static String problem(Path file, IOException e) {
    return switch (e) {
      case CharacterCodingException _ -> file + " is not a text file with saved sends.";
      case FileSystemException _ -> "%s cannot be read (%s).".formatted(file, AtomicFile.reason(e));
      default -> String.valueOf(e.getMessage());
    };
  }

  /**
   * Writes the entries of the user's own file to another file. Other content of that file is kept.
   */
  public void store(Path file) {
    SavedContent content = saved.snapshots().getFirst().content();
    saved.run(() -> {
      try {
        new SavedSendsFile(file).change(_ -> content);
        report(
            done,
            "Exported %,d to %s".formatted(content.sends().size(), VisibleText.fileName(file)));
      } catch (IOException e) {
        report(failed, String.valueOf(e.getMessage()));
      }
    });
  }

  private void report(Consumer<String> receiver, String text) {
    answers.execute(() -> receiver.accept(text));
  }
}

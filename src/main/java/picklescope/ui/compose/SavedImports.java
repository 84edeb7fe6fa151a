package picklescope.ui.compose;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.application.Platform;
import picklescope.python.text.VisibleText;
import picklescope.saved.PacketSenderImport;
import picklescope.saved.SavedContent;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSendsFile;

/** Imports saved sends from files and exports them to files. */
final class SavedImports {
  private final SavedFiles saved;
  private final SavedChanges changes;
  private final Consumer<String> report;
  private final Consumer<String> warn;

  /**
   * @param report receives what was done
   * @param warn receives why it failed
   */
  SavedImports(
      SavedFiles saved, SavedChanges changes, Consumer<String> report, Consumer<String> warn) {
    this.saved = saved;
    this.changes = changes;
    this.report = report;
    this.warn = warn;
  }

  /** Imports the entries of a file into the user's own file. */
  void load(Path file) {
    saved.run(() -> {
      try {
        String name = VisibleText.fileName(file);
        boolean packets = name.endsWith(".ini") || Files.readString(file).strip().startsWith("[");
        var found = packets ? PacketSenderImport.read(file) : savedSends(file);
        String skipped =
            found.skipped() == 0
                ? ""
                : ", %,d are not UDP and were left out".formatted(found.skipped());
        String done = "Imported %,d from %s%s".formatted(found.sends().size(), name, skipped);
        Platform.runLater(() -> changes.add(saved.own(), found.sends(), () -> report.accept(done)));
      } catch (IOException e) {
        String why =
            e instanceof CharacterCodingException
                ? file + " is not a text file with saved sends."
                : String.valueOf(e.getMessage());
        Platform.runLater(() -> warn.accept(why));
      }
    });
  }

  private static PacketSenderImport.Result savedSends(Path file) throws IOException {
    return new PacketSenderImport.Result(new SavedSendsFile(file).read().sends(), 0);
  }

  /** Exports the entries of the user's own file. Other content of the destination file is kept. */
  void store(Path file) {
    SavedContent content = saved.snapshots().getFirst().content();
    saved.run(() -> {
      try {
        new SavedSendsFile(file).change(_ -> content);
        String done =
            "Exported %,d to %s".formatted(content.sends().size(), VisibleText.fileName(file));
        Platform.runLater(() -> report.accept(done));
      } catch (IOException e) {
        Platform.runLater(() -> warn.accept(e.getMessage()));
      }
    });
  }
}

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

/** Copies of saved sends, from files and into files. */
final class SavedImports {
  private final SavedFiles saved;
  private final SavedChanges changes;
  private final Consumer<String> say;
  private final Consumer<String> warn;

  /**
   * @param say tells what was done
   * @param warn tells why it was not
   */
  SavedImports(
      SavedFiles saved, SavedChanges changes, Consumer<String> say, Consumer<String> warn) {
    this.saved = saved;
    this.changes = changes;
    this.say = say;
    this.warn = warn;
  }

  /** Takes what a file holds among the user's own. */
  void load(Path file) {
    saved.run(() -> {
      try {
        String name = VisibleText.fileName(file);
        boolean packets = name.endsWith(".ini") || Files.readString(file).strip().startsWith("[");
        var found = packets ? PacketSenderImport.read(file) : ours(file);
        String left =
            found.left() == 0 ? "" : ", %,d are not UDP and were left out".formatted(found.left());
        String done = "Imported %,d from %s%s".formatted(found.sends().size(), name, left);
        Platform.runLater(() -> changes.add(saved.own(), found.sends(), () -> say.accept(done)));
      } catch (IOException e) {
        String why =
            e instanceof CharacterCodingException
                ? file + " is no text file of saved sends."
                : String.valueOf(e.getMessage());
        Platform.runLater(() -> warn.accept(why));
      }
    });
  }

  private static PacketSenderImport.Result ours(Path file) throws IOException {
    return new PacketSenderImport.Result(new SavedSendsFile(file).read().sends(), 0);
  }

  /** Puts the user's own into a file; what else that says stays there. */
  void store(Path file) {
    SavedContent content = saved.shown().getFirst().content();
    saved.run(() -> {
      try {
        new SavedSendsFile(file).change(_ -> content);
        String done =
            "Exported %,d to %s".formatted(content.sends().size(), VisibleText.fileName(file));
        Platform.runLater(() -> say.accept(done));
      } catch (IOException e) {
        Platform.runLater(() -> warn.accept(e.getMessage()));
      }
    });
  }
}

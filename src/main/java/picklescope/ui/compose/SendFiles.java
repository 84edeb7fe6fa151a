package picklescope.ui.compose;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import picklescope.system.FileManager;

/** The dialogs for files of saved sends. */
public interface SendFiles {
  /** Asks for the file to import; empty if the user cancels. */
  Optional<Path> toImport();

  /** Asks for the file to export to; empty if the user cancels. */
  Optional<Path> toExport();

  /** Asks for a folder of saved sends to open; empty if the user cancels. */
  Optional<Path> toOpenFolder();

  /** Asks for the file whose bytes are sent; empty if the user cancels. */
  Optional<Path> toSend();

  /**
   * Shows a folder in the system's file manager.
   *
   * @throws IOException if the file manager cannot be started
   */
  void reveal(Path folder) throws IOException;

  /** Returns the system's dialogs. */
  static SendFiles ofSystem(Window owner) {
    return new SendFiles() {
      @Override
      public Optional<Path> toImport() {
        var chooser = chooser("Saved sends");
        chooser
            .getExtensionFilters()
            .setAll(
                new FileChooser.ExtensionFilter(
                    "Saved sends, Packet Sender's packets", "*.json", "*.ini"),
                new FileChooser.ExtensionFilter("All files", "*"));
        return chosen(chooser.showOpenDialog(owner));
      }

      @Override
      public Optional<Path> toExport() {
        var chooser = chooser("Export saved sends");
        chooser.setInitialFileName("sends.json");
        return chosen(chooser.showSaveDialog(owner));
      }

      @Override
      public Optional<Path> toOpenFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Open a folder of saved sends");
        return chosen(chooser.showDialog(owner));
      }

      @Override
      public Optional<Path> toSend() {
        return chosen(chooser("Send the bytes of a file").showOpenDialog(owner));
      }

      private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
      }

      private static Optional<Path> chosen(File file) {
        return Optional.ofNullable(file).map(File::toPath);
      }

      @Override
      public void reveal(Path folder) throws IOException {
        new ProcessBuilder(List.of(FileManager.program().toString(), folder.toString())).start();
      }
    };
  }
}

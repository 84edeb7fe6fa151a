package picklescope.ui.compose;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks the user for files of saved sends, and shows folders. */
public interface SendFiles {
  /** The file to import; none if the user does not want to. */
  Optional<Path> toImport();

  /** Where to export. */
  Optional<Path> toExport();

  /** The folder whose files of saved sends are to be opened. */
  Optional<Path> toOpenFolder();

  /** The file whose bytes are to be sent. */
  Optional<Path> toSend();

  /** Shows a folder in the system's file manager. */
  void show(Path folder) throws IOException;

  /** The system's own dialogs. */
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
        var chooser = chooser("A file for saved sends");
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
      public void show(Path folder) throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String opener =
            os.startsWith("windows") ? "explorer" : os.startsWith("mac") ? "open" : "xdg-open";
        new ProcessBuilder(List.of(opener, folder.toString())).start();
      }
    };
  }
}

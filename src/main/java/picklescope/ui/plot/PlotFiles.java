package picklescope.ui.plot;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import picklescope.view.plot.PlotFileType;

/** Asks the user for the file of a plot. */
@FunctionalInterface
public interface PlotFiles {
  /** Returns the file to save to; empty if the user cancels. */
  Optional<Path> toSave(PlotFileType type);

  /** Returns the system's dialog. */
  static PlotFiles ofSystem(Supplier<Window> owner) {
    return type -> {
      var chooser = new FileChooser();
      chooser.setTitle("Save the plot");
      chooser.setInitialFileName("plot" + type.suffix());
      chooser
          .getExtensionFilters()
          .setAll(new FileChooser.ExtensionFilter(type.title(), "*" + type.suffix()));
      return Optional.ofNullable(chooser.showSaveDialog(owner.get()))
          .map(file -> withSuffix(file.toPath(), type.suffix()));
    };
  }

  /** Returns a file whose name has an ending. */
  private static Path withSuffix(Path file, String suffix) {
    String name = file.getFileName().toString();
    return name.contains(".") ? file : file.resolveSibling(name + suffix);
  }
}

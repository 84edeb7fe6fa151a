package picklescope.ui.files;

import java.io.File;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import picklescope.python.text.VisibleText;
import picklescope.view.files.FileChoice;
import picklescope.view.files.SaveType;
import picklescope.view.text.LeftToRight;

/** The system's file dialogs. They start in the folder of the last choice. */
public final class SystemFileChoice implements FileChoice {
  private final Window owner;
  private Optional<File> folder = Optional.empty();

  /** Creates dialogs of a window. */
  public SystemFileChoice(Window owner) {
    this.owner = owner;
  }

  @Override
  public List<Path> toOpen() {
    var chooser = chooser("Open a capture");
    chooser
        .getExtensionFilters()
        .setAll(
            new ExtensionFilter("Captures (pcapng, pcap)", "*.pcapng", "*.pcap", "*.cap", "*.dmp"),
            new ExtensionFilter("All files", "*"));
    var chosen = chooser.showOpenMultipleDialog(owner);
    if (chosen == null) {
      return List.of();
    }
    remember(chosen.getFirst());
    return chosen.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> toSave(String what) {
    var chooser = chooser("Save " + what);
    chooser.setInitialFileName(SaveType.suggestedName(LocalDateTime.now()));
    for (SaveType type : SaveType.values()) {
      chooser.getExtensionFilters().add(new ExtensionFilter(type.title(), type.pattern()));
    }
    var chosen = Optional.ofNullable(chooser.showSaveDialog(owner));
    chosen.ifPresent(this::remember);
    var type =
        Optional.ofNullable(chooser.getSelectedExtensionFilter())
            .map(filter -> SaveType.ofPattern(filter.getExtensions().getFirst()))
            .orElse(SaveType.CAPTURE);
    return chosen.flatMap(file -> type.target(file.toPath(), this::mayReplace));
  }

  @Override
  public Optional<Path> toRecord() {
    var chooser = chooser("Record to a file");
    chooser.setInitialFileName(SaveType.suggestedName(LocalDateTime.now()));
    var type = SaveType.CAPTURE;
    chooser.getExtensionFilters().add(new ExtensionFilter(type.title(), type.pattern()));
    var chosen = Optional.ofNullable(chooser.showSaveDialog(owner));
    chosen.ifPresent(this::remember);
    return chosen.flatMap(file -> type.target(file.toPath(), this::mayReplace));
  }

  @Override
  public Optional<Path> toExport() {
    var chooser = new DirectoryChooser();
    chooser.setTitle("Folder of the tables");
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
  }

  /** The system's dialog has not asked for this name, which got its ending afterwards. */
  private boolean mayReplace(Path file) {
    var replace = new ButtonType("Replace", ButtonBar.ButtonData.OK_DONE);
    var question =
        new Alert(
            Alert.AlertType.CONFIRMATION,
            LeftToRight.held(
                "%s exists already. Replace it?".formatted(VisibleText.fileName(file))),
            replace,
            ButtonType.CANCEL);
    question.initOwner(owner);
    question.setHeaderText("Replace the file?");
    question.setTitle("Save");
    return question.showAndWait().filter(replace::equals).isPresent();
  }

  private FileChooser chooser(String title) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return chooser;
  }

  private void remember(File chosen) {
    folder = Optional.ofNullable(chosen.getParentFile());
  }
}

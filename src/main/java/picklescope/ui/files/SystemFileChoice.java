package picklescope.ui.files;

import java.io.File;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import picklescope.view.files.FileChoice;
import picklescope.view.files.FileTexts;

/** The system's file dialogs. They start in the folder of the last choice. */
public final class SystemFileChoice implements FileChoice {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'picklescope' yyyy-MM-dd HH.mm.ss'.pcapng'");

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
    chooser.setInitialFileName(NAME.format(LocalDateTime.now()));
    chooser
        .getExtensionFilters()
        .setAll(
            new ExtensionFilter("Captures (pcapng)", "*.pcapng"),
            new ExtensionFilter("JSON, one message a line (jsonl)", "*.jsonl"),
            new ExtensionFilter("Tables (csv)", "*.csv"));
    var chosen = Optional.ofNullable(chooser.showSaveDialog(owner));
    chosen.ifPresent(this::remember);
    return chosen.map(file -> named(file.toPath(), chooser.getSelectedExtensionFilter()));
  }

  private static Path named(Path file, ExtensionFilter type) {
    return type == null ? file : FileTexts.withTypeOf(type.getExtensions().getFirst(), file);
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

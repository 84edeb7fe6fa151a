package picklescope.ui.compose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import picklescope.file.PrivateFiles;
import picklescope.saved.SavedFiles;
import picklescope.ui.control.Tips;
import picklescope.ui.control.WrappingLine;
import picklescope.view.compose.SavedEntry;
import picklescope.view.compose.SavedImports;

/** The bar above the saved sends: the status line and the commands for files. */
final class SavedHead extends StackPane {
  private final SavedFiles saved;
  private final SendFiles chosen;
  private final SavedImports imports;
  private final SavedStatus status = new SavedStatus();

  SavedHead(SavedFiles saved, SendFiles chosen) {
    this.saved = saved;
    this.chosen = chosen;
    imports = new SavedImports(saved, Platform::runLater, status::report, status::warn);
    HBox.setHgrow(status, Priority.ALWAYS);
    getChildren()
        .setAll(
            new WrappingLine(
                status,
                openMenu(),
                button(
                    "Import…",
                    "saved-import",
                    "Copy saved sends, or Packet Sender's packets, from a file",
                    () -> chosen.toImport().ifPresent(imports::load)),
                button(
                    "Export…",
                    "saved-export",
                    "Copy all of your own saved sends to a file",
                    () -> chosen.toExport().ifPresent(imports::store))));
  }

  /** Returns the line that reports changes. */
  SavedStatus status() {
    return status;
  }

  private MenuButton openMenu() {
    var menu = new MenuButton("Open");
    menu.setId("saved-open");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    Tips.explain(
        menu, "Open files of saved sends, such as in a git repository, and edit them in place");
    menu.getItems()
        .setAll(
            item("File…", "saved-open-file", () -> open(chosen.toImport())),
            item("Folder…", "saved-open-folder", () -> open(chosen.toOpenFolder())),
            item("New file…", "saved-open-new", () -> open(chosen.toExport())),
            item("Show my own file in the file manager", "saved-folder", this::showOwn));
    return menu;
  }

  private static MenuItem item(String title, String id, Runnable action) {
    var item = new MenuItem(title);
    item.setId(id);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private static Button button(String text, String id, String help, Runnable action) {
    var button = new Button(text);
    button.setId(id);
    Tips.explain(button, help);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void open(Optional<Path> chosenPath) {
    chosenPath.ifPresent(path -> {
      saved.open(path);
      status.report(
          "Opened. Changes here are written to the file; changes of the file appear here.");
    });
  }

  void close(SavedEntry.File file) {
    saved.close(file.shown());
    status.report("Closed %s. The file was not deleted.".formatted(file.shown().title()));
  }

  private void showOwn() {
    saved
        .own()
        .location()
        .map(Path::toAbsolutePath)
        .map(Path::getParent)
        .ifPresent(this::showFolder);
  }

  void showFolder(SavedEntry.File file) {
    file.file()
        .location()
        .map(Path::toAbsolutePath)
        .map(Path::getParent)
        .ifPresent(this::showFolder);
  }

  private void showFolder(Path folder) {
    saved.run(() -> {
      try {
        PrivateFiles.createFolders(folder);
        chosen.reveal(folder);
      } catch (IOException e) {
        Platform.runLater(
            () -> status.warn("The file manager cannot be opened for %s.".formatted(folder)));
      }
    });
  }
}

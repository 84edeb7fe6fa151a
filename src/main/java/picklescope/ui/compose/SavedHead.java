package picklescope.ui.compose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import picklescope.file.PrivateFiles;
import picklescope.saved.SavedFiles;
import picklescope.view.compose.SavedEntry;

/** What stands above the saved sends: what was done last, and what is done with their files. */
final class SavedHead extends HBox {
  private final SavedFiles saved;
  private final SendFiles chosen;
  private final SavedImports imports;
  private final SavedSaid said = new SavedSaid();

  SavedHead(SavedFiles saved, SendFiles chosen, SavedChanges changes) {
    super(6);
    this.saved = saved;
    this.chosen = chosen;
    imports = new SavedImports(saved, changes, said::say, said::warn);
    setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(said, Priority.ALWAYS);
    getChildren()
        .setAll(
            said,
            openMenu(),
            button(
                "Import…",
                "saved-import",
                "Copies of saved sends or Packet Sender's packets",
                () -> chosen.toImport().ifPresent(imports::load)),
            button(
                "Export…",
                "saved-export",
                "A copy of all that is yours, in a file",
                () -> chosen.toExport().ifPresent(imports::store)));
  }

  /** Where it is told what was done. */
  SavedSaid said() {
    return said;
  }

  private MenuButton openMenu() {
    var menu = new MenuButton("Open");
    menu.setId("saved-open");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.setTooltip(
        new Tooltip("Files of saved sends, such as in a git repository, changed in place"));
    menu.getItems()
        .setAll(
            item("File…", "saved-open-file", () -> open(chosen.toImport())),
            item("Folder…", "saved-open-folder", () -> open(chosen.toOpenFolder())),
            item("New file…", "saved-open-new", () -> open(chosen.toExport())),
            item("Show my own in the file manager", "saved-folder", this::showOwn));
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
    button.setTooltip(new Tooltip(help));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void open(Optional<Path> place) {
    place.ifPresent(path -> {
      saved.open(path);
      said.say("Open: what you change here is written there, and what changes there is seen here.");
    });
  }

  void close(SavedEntry.File file) {
    saved.close(file.shown());
    said.say("Closed %s; it stays where it is.".formatted(file.shown().title()));
  }

  private void showOwn() {
    saved.own().place().ifPresent(file -> showFolder(file.toAbsolutePath().getParent()));
  }

  void showFolder(SavedEntry.File file) {
    file.file().place().ifPresent(path -> showFolder(path.toAbsolutePath().getParent()));
  }

  private void showFolder(Path folder) {
    saved.run(() -> {
      try {
        PrivateFiles.createFolders(folder);
        chosen.show(folder);
      } catch (IOException e) {
        Platform.runLater(() -> said.warn("%s cannot be shown here.".formatted(folder)));
      }
    });
  }
}

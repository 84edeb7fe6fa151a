package picklescope.ui.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.session.SavedFiles;
import picklescope.session.SavedTree.Side;

/**
 * The saved sends: a tree of files and folders to send from, to change, and to bring into order.
 */
final class SavedPage implements Page {
  /** What others do with a saved send. */
  interface Actions {
    /** Puts it into the composer. */
    void edit(SavedEntry.Send one);

    /** Sends it as it is. */
    void send(SavedSend one);

    /** Sends it again and again. */
    void repeat(SavedSend one, Rhythm rhythm);
  }

  private final SavedFiles saved;
  private final SendFiles chosen;
  private final SaveForm form;
  private final Actions actions;
  private final SavedChanges changes;
  private final SavedImports imports;
  private final RhythmForm rhythm = new RhythmForm();
  private final TreeView<SavedEntry> tree = new TreeView<>();
  private final Label said = new Label();
  private final Hyperlink undo = new Hyperlink("Undo");
  private final Label none = new Label();
  private final List<SavedEntry> closed = new ArrayList<>();
  private final VBox box;

  SavedPage(SavedFiles saved, SendFiles chosen, SaveForm form, Actions actions) {
    this.saved = saved;
    this.chosen = chosen;
    this.form = form;
    this.actions = actions;
    changes = new SavedChanges(saved, this::warn);
    imports = new SavedImports(saved, changes, this::say, this::warn);
    tree.setId("saved-list");
    tree.setAccessibleText("Saved sends");
    tree.setShowRoot(false);
    tree.setCellFactory(_ -> new SavedCell(this));
    tree.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    none.setText("Nothing is saved. Compose, then Save…, or open or import a file.");
    none.getStyleClass().add("muted");
    none.setMouseTransparent(true);
    said.setId("saved-said");
    said.getStyleClass().add("muted");
    undo.setId("saved-undo");
    undo.setMinWidth(Region.USE_PREF_SIZE);
    offerUndo(Optional.empty());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head =
        new HBox(
            6,
            said,
            undo,
            space,
            openMenu(),
            button(
                "Import…",
                "saved-import",
                "Copies of saved sends or Packet Sender's packets",
                this::load),
            button(
                "Export…", "saved-export", "A copy of all that is yours, in a file", this::store));
    head.setAlignment(Pos.CENTER_LEFT);
    var list = new StackPane(tree, none);
    VBox.setVgrow(list, Priority.ALWAYS);
    box = new VBox(4, head, list);
    box.setId("saved-page");
    box.getStyleClass().add("compose-page");
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

  @Override
  public Node node() {
    return box;
  }

  /** Shows the files as they are now; what is selected and what is closed stays so. */
  void show(List<SavedFiles.Shown> files) {
    if (tree.getRoot() != null) {
      rememberClosed(tree.getRoot());
    }
    var selected = selected();
    tree.setRoot(new SavedItems(this::isClosed).of(files));
    none.setVisible(tree.getRoot().getChildren().isEmpty());
    selected.ifPresent(this::select);
    files.stream()
        .filter(file -> file.isOwn() && !file.problem().isEmpty())
        .forEach(file -> warn(file.problem()));
  }

  private boolean isClosed(SavedEntry entry) {
    return closed.stream().anyMatch(entry::isSame);
  }

  private void rememberClosed(TreeItem<SavedEntry> item) {
    for (var child : item.getChildren()) {
      if (!child.isLeaf()) {
        closed.removeIf(child.getValue()::isSame);
        if (!child.isExpanded()) {
          closed.add(child.getValue());
        }
        rememberClosed(child);
      }
    }
  }

  private Optional<SavedEntry> selected() {
    return Optional.ofNullable(tree.getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
  }

  private void select(SavedEntry entry) {
    find(tree.getRoot(), entry::isSame)
        .or(() -> find(tree.getRoot(), entry::isInPlaceOf)) // another program has changed it
        .ifPresent(item -> tree.getSelectionModel().select(item));
  }

  private static Optional<TreeItem<SavedEntry>> find(
      TreeItem<SavedEntry> in, Predicate<SavedEntry> which) {
    for (var child : in.getChildren()) {
      var found = which.test(child.getValue()) ? Optional.of(child) : find(child, which);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  void say(String text) {
    said.getStyleClass().removeAll("mistake", "muted");
    said.getStyleClass().add("muted");
    said.setText(text);
    said.setTooltip(text.isEmpty() ? null : new Tooltip(text));
    offerUndo(Optional.empty());
  }

  void warn(String text) {
    say(text);
    said.getStyleClass().add("mistake");
  }

  private void offerUndo(Optional<Runnable> action) {
    undo.setVisible(action.isPresent());
    undo.setManaged(action.isPresent());
    action.ifPresent(it ->
        undo.setOnAction(_ -> {
          it.run();
          say("");
        }));
  }

  private void pressed(KeyEvent key) {
    var item = tree.getSelectionModel().getSelectedItem();
    if (item == null) {
      return;
    }
    var entry = item.getValue();
    var one =
        entry instanceof SavedEntry.Send it ? Optional.of(it) : Optional.<SavedEntry.Send>empty();
    switch (key.getCode()) {
      case UP, DOWN -> {
        if (!key.isAltDown()) {
          return;
        }
        if (!(entry instanceof SavedEntry.File)) {
          SavedMoves.step(item, key.getCode() == KeyCode.DOWN)
              .ifPresent(step -> move(entry, step.to(), step.side()));
        }
      }
      case ENTER -> {
        if (one.isEmpty()) {
          item.setExpanded(!item.isExpanded());
        } else if (key.isShortcutDown()) {
          send(one.get().send());
        } else {
          edit(one.get());
        }
      }
      case DELETE -> delete(entry);
      case F2 -> one.ifPresent(it -> rename(tree, it));
      default -> {
        return;
      }
    }
    key.consume();
  }

  void edit(SavedEntry.Send one) {
    actions.edit(one);
  }

  void send(SavedSend one) {
    actions.send(one);
  }

  /** Asks for the rhythm, which is kept with it, and begins. */
  void repeat(Node at, SavedEntry.Send one) {
    rhythm.show(
        at,
        one.send().rhythm(),
        asked -> {
          var repeated = one.send().repeated(Optional.of(asked));
          actions.repeat(repeated, asked);
          if (!repeated.equals(one.send())) {
            changes.put(
                one.file(),
                Optional.of(one.send()),
                repeated,
                problem -> problem.ifPresent(this::warn));
          }
        });
  }

  void rename(Node at, SavedEntry.Send one) {
    form.rename(at, one);
  }

  void delete(SavedEntry entry) {
    if (entry instanceof SavedEntry.File file) {
      close(file);
      return;
    }
    String name =
        switch (entry) {
          case SavedEntry.Send(_, SavedSend send) -> send.name();
          case SavedEntry.Folder folder -> "all in " + folder.folder().path();
          case SavedEntry.File file -> file.shown().title();
        };
    changes.delete(
        entry,
        back -> {
          say("Deleted %s.".formatted(name));
          offerUndo(Optional.of(back));
        });
  }

  void duplicate(SavedEntry.Send one) {
    changes.duplicate(one);
  }

  /** Puts one beside another, or in a folder. */
  void move(SavedEntry one, SavedEntry to, Side side) {
    changes.move(one, to, side, this::select);
  }

  private void open(Optional<Path> place) {
    place.ifPresent(path -> {
      saved.open(path);
      say("Open: what you change here is written there, and what changes there is seen here.");
    });
  }

  void close(SavedEntry.File file) {
    saved.close(file.file());
    say("Closed %s; it stays where it is.".formatted(file.shown().title()));
  }

  private void load() {
    chosen.toImport().ifPresent(imports::load);
  }

  private void store() {
    chosen.toExport().ifPresent(imports::store);
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
        Files.createDirectories(folder);
        chosen.show(folder);
      } catch (IOException e) {
        Platform.runLater(() -> warn("%s cannot be shown here.".formatted(folder)));
      }
    });
  }
}

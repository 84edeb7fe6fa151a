package picklescope.ui.compose;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedTree.Side;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
import picklescope.view.compose.Draft;
import picklescope.view.compose.SavedChanges;
import picklescope.view.compose.SavedEntry;
import picklescope.view.compose.SavedRow;
import picklescope.view.compose.SendResult;

/**
 * The page of saved sends: a tree of files, folders and sends that can be sent, edited and
 * reordered.
 */
final class SavedPage implements Page {
  /** The commands for a saved send that other pages perform. */
  interface Actions {
    /** Loads it into the composer. */
    void edit(SavedEntry.Send one);

    /** Sends it. */
    void send(SavedSend one);

    /** Repeats it. */
    void repeat(SavedSend one, Rhythm rhythm);
  }

  private final SaveForm form;
  private final SavedKeys keys;
  private final Actions actions;
  private final SavedChanges changes;
  private final SavedHead head;
  private final RhythmForm rhythm = new RhythmForm();
  private final FolderForm folderForm;
  private final SavedOutline tree = new SavedOutline();
  private final Label empty = new Label();
  private final VBox box;

  SavedPage(
      SavedFiles saved,
      SavedChanges changes,
      SendFiles chosen,
      SaveForm form,
      SavedKeys keys,
      Actions actions) {
    this.form = form;
    this.keys = keys;
    this.actions = actions;
    this.changes = changes;
    head = new SavedHead(saved, chosen);
    folderForm = new FolderForm(changes);
    new SavedDrag(tree, this::move);
    tree.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    tree.setCellFactory(_ -> new SavedCell(this));
    empty.setText("No saved sends. Write a message and choose Save…, or open or import a file.");
    empty.setWrapText(true);
    empty.getStyleClass().add("muted");
    empty.setMouseTransparent(true);
    var list = new StackPane(tree, empty);
    list.setMinHeight(60);
    VBox.setVgrow(list, Priority.ALWAYS);
    box = new VBox(4, head, list);
    box.setId("saved-page");
    box.getStyleClass().add("compose-page");
    box.addEventHandler(KeyEvent.KEY_PRESSED, this::undo);
  }

  @Override
  public Region node() {
    return box;
  }

  /** Displays the current contents of the files. */
  void show(List<SavedFiles.Snapshot> files) {
    var rows = SavedRow.of(files);
    tree.show(rows);
    empty.setVisible(rows.children().isEmpty());
    files.stream()
        .filter(file -> file.isOwn() && !file.problem().isEmpty())
        .forEach(file -> warn(file.problem()));
  }

  @Override
  public void refresh() {
    head.status().refresh();
  }

  void report(String text) {
    head.status().report(text);
  }

  /** Reports the result of sending or repeating a saved send. */
  void show(SavedSend one, SendResult result) {
    switch (result) {
      case SendResult.Sent sent -> report("✓ Sent %s to %s".formatted(one.name(), sent.target()));
      case SendResult.Repeating now -> {
        head.status().report(one.name(), now);
        refresh();
      }
      case SendResult.Refused(String refusal) -> warn("✕ %s: %s".formatted(one.name(), refusal));
      case SendResult.NotSent(String reason) -> warn("✕ %s: %s".formatted(one.name(), reason));
      case SendResult.Invalid(Draft.Mistake mistake) ->
          warn("✕ %s: %s".formatted(one.name(), mistake.message()));
    }
  }

  void warn(String text) {
    head.status().warn(text);
  }

  private void undo(KeyEvent key) {
    if (key.getCode() == KeyCode.Z && key.isShortcutDown() && !key.isShiftDown()) {
      undo();
      key.consume();
    }
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
          tree.step(entry, key.getCode() == KeyCode.DOWN)
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
      case F2 -> rename(tree, entry);
      default -> {
        return;
      }
    }
    key.consume();
  }

  /** Returns why the key of a send does not work, for the user; empty if it works. */
  String keyProblem(SavedEntry.Send one) {
    return keys.problem(one.file(), one.send().key());
  }

  void edit(SavedEntry.Send one) {
    actions.edit(one);
  }

  void send(SavedSend one) {
    actions.send(one);
  }

  /** Asks for a rhythm, saves it with the send and starts the repeat. */
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
                new SavedChanges.Answer<>(_ -> {}, this::warn));
          }
        });
  }

  /** Asks for a new name. Files cannot be renamed. */
  void rename(Node at, SavedEntry entry) {
    switch (entry) {
      case SavedEntry.Send one -> form.rename(at, one);
      case SavedEntry.Folder folder ->
          folderForm.show(
              at,
              folder,
              reporting("Renamed %s.".formatted(folder.title()), now -> tree.follow(folder, now)));
      case SavedEntry.File _ -> {}
    }
  }

  void delete(SavedEntry entry) {
    if (entry instanceof SavedEntry.File file) {
      close(file);
      return;
    }
    changes.delete(entry, reporting("Deleted %s.".formatted(entry.title()), _ -> {}));
  }

  void duplicate(SavedEntry.Send one) {
    changes.duplicate(one, reporting("Copied %s.".formatted(one.title()), _ -> {}));
  }

  /** Reports a change with a link to undo it, or why it failed. */
  private SavedChanges.Answer<SavedEntry> reporting(String text, Consumer<SavedEntry> done) {
    return new SavedChanges.Answer<>(
        entry -> {
          head.status().report(text, this::undo);
          done.accept(entry);
        },
        this::warn);
  }

  /** Undoes the latest change of the saved sends. */
  private void undo() {
    changes.undo(
        new SavedChanges.Answer<>(
            undone -> {
              report("%s undone.".formatted(undone.what()));
              tree.select(undone.entry());
            },
            this::warn));
  }

  /** Moves an entry beside another one or into a folder. */
  void move(SavedEntry one, SavedEntry to, Side side) {
    changes.move(
        one, to, side, reporting("Moved %s.".formatted(one.title()), now -> tree.follow(one, now)));
  }

  void close(SavedEntry.File file) {
    head.close(file);
  }

  void showFolder(SavedEntry.File file) {
    head.showFolder(file);
  }
}

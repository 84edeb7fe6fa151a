package picklescope.ui.compose;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedTree;
import picklescope.send.Rhythm;
import picklescope.send.SavedSend;
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

    /** Sends the messages of a folder in their order. */
    void sequence(SavedEntry.Folder folder, List<SavedSend> sends);
  }

  private final SavedKeys keys;
  private final Actions actions;
  private final SavedEditor editor;
  private final SavedHead head;
  private final RhythmForm rhythm = new RhythmForm();
  private final SavedOutline tree = new SavedOutline();
  private final Label empty = new Label();
  private final VBox box;
  private List<SavedFiles.Snapshot> files = List.of();

  SavedPage(
      SavedFiles saved,
      SavedChanges changes,
      SendFiles chosen,
      SaveForm form,
      SavedKeys keys,
      Actions actions) {
    this.keys = keys;
    this.actions = actions;
    head = new SavedHead(saved, chosen);
    editor = new SavedEditor(changes, tree, head.status(), form);
    new SavedDrag(tree, editor::move);
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
  void display(List<SavedFiles.Snapshot> now) {
    files = now;
    var rows = SavedRow.of(files);
    tree.display(rows);
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
  void display(SavedSend one, SendResult result) {
    switch (result) {
      case SendResult.Sent sent -> report("✓ Sent %s to %s".formatted(one.name(), sent.target()));
      case SendResult.Repeating now -> {
        head.status().report(one.name(), now);
        refresh();
      }
      case SendResult.Refused _, SendResult.NotSent _, SendResult.Invalid _ ->
          warn("✕ %s: %s".formatted(one.name(), result.failure().orElse("")));
    }
  }

  void warn(String text) {
    head.status().warn(text);
  }

  private void undo(KeyEvent key) {
    if (key.getCode() == KeyCode.Z && key.isShortcutDown() && !key.isShiftDown()) {
      editor.undo();
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
              .ifPresent(step -> editor.move(entry, step.to(), step.side()));
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
      case F2 -> editor.rename(tree, entry);
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

  /** Returns what changes the saved sends. */
  SavedEditor editor() {
    return editor;
  }

  void edit(SavedEntry.Send one) {
    actions.edit(one);
  }

  void send(SavedSend one) {
    actions.send(one);
  }

  /** Sends the messages of a folder in their order, with their waits. */
  void sequence(SavedEntry.Folder folder) {
    files.stream()
        .filter(file -> file.file() == folder.file())
        .findFirst()
        .map(file -> SavedTree.members(file.content().sends(), folder.folder()))
        .filter(sends -> !sends.isEmpty())
        .ifPresent(sends -> actions.sequence(folder, sends));
  }

  /** Asks for a rhythm, saves it with the send and starts the repeat. */
  void repeat(Node at, SavedEntry.Send one) {
    rhythm.show(
        at,
        one.send().rhythm(),
        asked -> {
          var repeated = one.send().repeated(Optional.of(asked));
          actions.repeat(repeated, asked);
          editor.keepRhythm(one, repeated);
        });
  }

  /** Deletes a send or a folder, and closes a file. */
  void delete(SavedEntry entry) {
    if (entry instanceof SavedEntry.File file) {
      close(file);
      return;
    }
    editor.delete(entry);
  }

  void close(SavedEntry.File file) {
    head.close(file);
  }

  void showFolder(SavedEntry.File file) {
    head.showFolder(file);
  }
}

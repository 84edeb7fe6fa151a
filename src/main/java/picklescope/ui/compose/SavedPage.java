package picklescope.ui.compose;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.send.SavedSend;
import picklescope.session.PacketSenderImport;
import picklescope.session.SavedSendsFile;

/** The saved sends: a list to send from, to change, and to bring into an order by dragging. */
final class SavedPage implements Page {
  private final Outbox outbox;
  private final KeptSends kept;
  private final SendFiles files;
  private final SaveForm form;
  private final Consumer<SavedSend> edit;
  private final Consumer<SavedSend> send;
  private final ListView<SavedSend> list = new ListView<>();
  private final Label said = new Label();
  private final VBox box;

  /**
   * @param edit puts one into the composer
   * @param send sends one as it is
   */
  SavedPage(
      Outbox outbox,
      KeptSends kept,
      SendFiles files,
      SaveForm form,
      Consumer<SavedSend> edit,
      Consumer<SavedSend> send) {
    this.outbox = outbox;
    this.kept = kept;
    this.files = files;
    this.form = form;
    this.edit = edit;
    this.send = send;
    list.setId("saved-list");
    list.setPlaceholder(new Label("Nothing is saved. Compose, then Save…, or import a file."));
    list.setCellFactory(_ -> new SavedCell(this));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    said.setId("saved-said");
    said.getStyleClass().add("muted");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head =
        new HBox(
            6,
            said,
            space,
            button("Import…", "saved-import", "Saved sends or Packet Sender's packets", this::load),
            button(
                "Export…", "saved-export", "Into a file, such as in a git repository", this::store),
            button("Open folder", "saved-folder", "Where they are kept", this::showFolder));
    head.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(list, Priority.ALWAYS);
    box = new VBox(4, head, list);
    box.setId("saved-page");
    box.getStyleClass().add("compose-page");
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

  void show(List<SavedSend> sends) {
    int selected = list.getSelectionModel().getSelectedIndex();
    list.getItems().setAll(sends);
    list.getSelectionModel().select(Math.min(selected, sends.size() - 1));
  }

  void say(String text) {
    said.getStyleClass().removeAll("mistake", "muted");
    said.getStyleClass().add("muted");
    said.setText(text);
    said.setTooltip(text.isEmpty() ? null : new Tooltip(text));
  }

  void warn(String text) {
    say(text);
    if (!text.isEmpty()) {
      said.getStyleClass().add("mistake");
    }
  }

  private void pressed(KeyEvent key) {
    var selected = list.getSelectionModel().getSelectedItem();
    if (selected == null || key.isShortcutDown()) {
      return;
    }
    if (key.isAltDown()) {
      int by = key.getCode() == KeyCode.UP ? -1 : key.getCode() == KeyCode.DOWN ? 1 : 0;
      moveBy(selected, by);
    } else if (key.getCode() == KeyCode.ENTER) {
      edit.accept(selected);
    } else if (key.getCode() == KeyCode.DELETE) {
      delete(selected);
    } else {
      return;
    }
    key.consume();
  }

  /** Alt and an arrow do what dragging does. */
  private void moveBy(SavedSend one, int by) {
    int to = list.getItems().indexOf(one) + by;
    if (by != 0 && to >= 0 && to < list.getItems().size()) {
      var there = list.getItems().get(to);
      list.getSelectionModel().select(to);
      move(one, there);
    }
  }

  void edit(SavedSend one) {
    edit.accept(one);
  }

  void send(SavedSend one) {
    send.accept(one);
  }

  void rename(Node at, SavedSend one) {
    form.show(at, one);
  }

  void delete(SavedSend one) {
    kept.change(content ->
        content.withSends(sends -> {
          var left = new ArrayList<>(sends);
          left.remove(one);
          return left;
        }));
  }

  void duplicate(SavedSend one) {
    kept.change(content ->
        content.withSends(sends -> {
          var more = new ArrayList<>(sends);
          String name = one.name() + " copy";
          more.add(
              Math.max(0, more.indexOf(one)) + 1,
              one.named(name, one.folder(), one.description(), ""));
          return more;
        }));
  }

  /** Puts one where another is; it goes to that one's folder. */
  void move(SavedSend one, SavedSend to) {
    kept.change(content ->
        content.withSends(sends -> {
          var moved = new ArrayList<>(sends);
          int from = moved.indexOf(one);
          int at = moved.indexOf(to);
          if (from < 0 || at < 0 || from == at) {
            return sends;
          }
          moved.remove(from);
          moved.add(at, one.named(one.name(), to.folder(), one.description(), one.key()));
          return moved;
        }));
  }

  private void load() {
    files.toImport().ifPresent(file -> outbox.run(() -> load(file)));
  }

  private void load(Path file) {
    try {
      String name = file.getFileName().toString();
      boolean packets = name.endsWith(".ini") || Files.readString(file).strip().startsWith("[");
      var found = packets ? PacketSenderImport.read(file) : ours(file);
      kept.change(content ->
          content.withSends(sends -> {
            var more = new ArrayList<>(sends);
            more.addAll(found.sends());
            return more;
          }));
      String left =
          found.left() == 0 ? "" : ", %,d are not UDP and were left out".formatted(found.left());
      Platform.runLater(
          () -> say("Imported %,d from %s%s".formatted(found.sends().size(), name, left)));
    } catch (IOException e) {
      String why =
          e instanceof CharacterCodingException
              ? file + " is no text file of saved sends."
              : String.valueOf(e.getMessage());
      Platform.runLater(() -> warn(why));
    }
  }

  private static PacketSenderImport.Result ours(Path file) throws IOException {
    return new PacketSenderImport.Result(new SavedSendsFile(file).read().sends(), 0);
  }

  private void store() {
    var content = kept.content();
    files
        .toExport()
        .ifPresent(file ->
            outbox.run(() -> {
              try {
                new SavedSendsFile(file).change(_ -> content);
                Platform.runLater(() ->
                    say(
                        "Exported %,d to %s"
                            .formatted(content.sends().size(), file.getFileName())));
              } catch (IOException e) {
                Platform.runLater(() -> warn(e.getMessage()));
              }
            }));
  }

  private void showFolder() {
    kept.place().ifPresent(file -> outbox.run(() -> showFolder(file.toAbsolutePath().getParent())));
  }

  private void showFolder(Path folder) {
    try {
      Files.createDirectories(folder);
      files.show(folder);
    } catch (IOException e) {
      Platform.runLater(() -> warn("%s cannot be shown here.".formatted(folder)));
    }
  }
}

package picklescope.ui.compose;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import picklescope.saved.SavedTree.Side;
import picklescope.ui.control.CommandItems;
import picklescope.ui.control.Tips;
import picklescope.view.command.Keys;
import picklescope.view.compose.RhythmText;
import picklescope.view.compose.SavedEntry;
import picklescope.view.compose.SavedRowText;

/** A row of the saved sends. A double click edits it; it can be dragged. */
final class SavedCell extends TreeCell<SavedEntry> {
  private static final List<String> DROPS = List.of("drop-before", "drop-after", "drop-into");

  private static final double WIDEST_NAME = 220; // pixels: what is sent where is in view too

  private final SavedPage page;
  private final Label name = new Label();
  private final SentLabels sent = new SentLabels();
  private final Label text = sent.message();
  private final Label key = new Label();
  private final Button send = button("Send", "saved-send", "Send (Ctrl+Enter)");
  private final Button repeat = button("Repeat…", "saved-repeat", "Send repeatedly");
  private final Button edit = button("Edit", "saved-edit", "Edit in the composer (Enter)");
  private final HBox row = new HBox(8);

  SavedCell(SavedPage page) {
    this.page = page;
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinWidth(0);
    row.setPrefWidth(1);
    name.getStyleClass().add("saved-name");
    name.setMinWidth(90);
    name.setMaxWidth(WIDEST_NAME);
    key.getStyleClass().addAll("muted", "key");
    key.setMinWidth(Region.USE_PREF_SIZE);
    send.setOnAction(_ -> one().ifPresent(it -> page.send(it.send())));
    repeat.setOnAction(_ -> one().ifPresent(it -> page.repeat(repeat, it)));
    edit.setOnAction(_ -> one().ifPresent(page::edit));
    setOnMouseClicked(click -> {
      if (click.getClickCount() == 2) {
        one().ifPresent(page::edit);
      }
    });
  }

  private static Button button(String title, String style, String help) {
    var button = new Button(title);
    button.getStyleClass().add(style);
    Tips.explain(button, help);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setFocusTraversable(false);
    return button;
  }

  private Optional<SavedEntry.Send> one() {
    return getItem() instanceof SavedEntry.Send it ? Optional.of(it) : Optional.empty();
  }

  /**
   * Returns where an entry goes that is dropped at a distance, in pixels, below the top of this
   * row.
   */
  Side side(double y) {
    double part = y / getHeight();
    return switch (getItem()) {
      case SavedEntry.File _ -> Side.INTO;
      case SavedEntry.Folder _ ->
          part < 0.25
              ? Side.BEFORE
              : part > 0.75 && !getTreeItem().isExpanded() ? Side.AFTER : Side.INTO;
      case SavedEntry.Send _ -> part < 0.5 ? Side.BEFORE : Side.AFTER;
    };
  }

  /** Marks where a dragged entry would be dropped. */
  void mark(Optional<Side> side) {
    getStyleClass().removeAll(DROPS);
    side.ifPresent(it -> getStyleClass().add(DROPS.get(it.ordinal())));
  }

  @Override
  protected void updateItem(SavedEntry item, boolean empty) {
    super.updateItem(item, empty);
    mark(Optional.empty());
    setGraphic(empty || item == null ? null : row);
    if (empty || item == null) {
      setContextMenu(null);
      return;
    }
    text.getStyleClass().setAll("label", "muted");
    text.setTooltip(null);
    name.setTooltip(null);
    setContextMenu(menu(item));
    switch (item) {
      case SavedEntry.Send entry -> display(entry);
      case SavedEntry.Folder folder -> {
        Tips.set(name, folder.folder().name());
        text.setText("%,d".formatted(folder.count()));
        nodes(name, text);
      }
      case SavedEntry.File file -> display(file);
    }
  }

  private void display(SavedEntry.Send entry) {
    var one = entry.send();
    var shown = SavedRowText.of(one);
    Tips.set(name, shown.name());
    name.setTooltip(one.description().isEmpty() ? null : Tips.of(one.description()));
    String problem = page.keyProblem(entry);
    Tips.set(key, problem.isEmpty() ? one.key() : one.key() + " (off)");
    key.setTooltip(problem.isEmpty() ? null : Tips.of(problem));
    repeat.setText(one.rhythm().map(RhythmText::words).orElse("Repeat…"));
    text.getStyleClass().add("code");
    sent.display(one.message().form(), shown.text(), shown.to());
    if (one.key().isEmpty()) {
      nodes(send, name, text, sent.to(), repeat, edit);
    } else {
      nodes(send, name, key, text, sent.to(), repeat, edit);
    }
  }

  private void display(SavedEntry.File file) {
    var shown = file.shown();
    String path = file.file().location().map(Object::toString).orElse("");
    Tips.set(name, shown.title());
    name.setTooltip(Tips.of(path));
    String problem = shown.problem().replaceFirst("^" + Pattern.quote(path) + ", ", "");
    Tips.set(text, problem.isEmpty() ? path : "✕ " + problem);
    text.setTooltip(Tips.of(problem.isEmpty() ? path : shown.problem()));
    if (!shown.problem().isEmpty()) {
      text.getStyleClass().add("mistake");
    }
    nodes(name, text);
  }

  private void nodes(Node... nodes) {
    row.getChildren().setAll(nodes);
  }

  private ContextMenu menu(SavedEntry item) {
    return switch (item) {
      case SavedEntry.Send one ->
          new ContextMenu(
              item("Edit", "Enter", () -> page.edit(one)),
              item("Send", "Ctrl+Enter", () -> page.send(one.send())),
              item("Repeat…", () -> page.repeat(this, one)),
              item("Name, folder, key…", "F2", () -> page.editor().rename(this, one)),
              item("Duplicate", () -> page.editor().duplicate(one)),
              item("Delete", "Delete", () -> page.delete(one)));
      case SavedEntry.Folder folder ->
          new ContextMenu(
              item("Send in order", () -> page.sequence(folder)),
              item("Rename…", "F2", () -> page.editor().rename(this, folder)),
              item("Delete folder", "Delete", () -> page.delete(folder)));
      case SavedEntry.File file ->
          new ContextMenu(
              item("Show in the file manager", () -> page.showFolder(file)),
              item("Close (keeps the file)", () -> page.close(file)));
    };
  }

  private static MenuItem item(String title, String keys, Runnable action) {
    var item = item(title, action);
    CommandItems.showKeys(item, Keys.of(keys));
    return item;
  }

  private static MenuItem item(String title, Runnable action) {
    var item = new MenuItem(title);
    item.setOnAction(_ -> action.run());
    return item;
  }
}

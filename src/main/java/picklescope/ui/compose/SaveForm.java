package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.send.SavedSend;
import picklescope.ui.control.Popovers;

/** Asks by what name a message is kept, and keeps it. */
final class SaveForm {
  private final TextField name = field("save-name", "start trial");
  private final TextField folder = field("save-folder", "trial/day 1");
  private final TextField key = field("save-key", "F8 or Ctrl+1");
  private final TextField description = field("save-description", "what it is for");
  private final Label mistake = new Label();
  private final PopOver popOver = Popovers.create();
  private final KeptSends kept;
  private Function<String, SavedSend> what;
  private Consumer<SavedSend> onSaved = _ -> {};
  private String replaced = "";

  SaveForm(KeptSends kept, Function<String, SavedSend> written) {
    this.kept = kept;
    what = written;
    mistake.getStyleClass().add("mistake");
    var save = new Button("Save");
    save.setId("save-confirm");
    save.getStyleClass().add("accent");
    save.setOnAction(_ -> save());
    var grid = new GridPane(8, 6);
    grid.addRow(0, new Label("Name"), name, new Label("Folder"), folder);
    grid.addRow(1, new Label("Key"), key, new Label("For"), description);
    var box = new VBox(8, grid, new HBox(8, save, mistake));
    box.getStyleClass().add("popover-content");
    popOver.setContentNode(box);
    popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  private TextField field(String id, String prompt) {
    var field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(12);
    field.setOnAction(_ -> save());
    field.textProperty().addListener((_, _, _) -> mistake.setText(""));
    return field;
  }

  /** Asks for a name for what is written. */
  void show(Node at, Function<String, SavedSend> written, Consumer<SavedSend> saved) {
    what = written;
    onSaved = saved;
    replaced = "";
    popOver.show(at);
    name.requestFocus();
    name.selectAll();
  }

  /** Asks for another name, folder, key and description of what is kept. */
  void show(Node at, SavedSend there) {
    name.setText(there.name());
    folder.setText(there.folder());
    key.setText(there.key());
    description.setText(there.description());
    what = _ -> there;
    onSaved = _ -> {};
    popOver.show(at);
    replaced = there.path();
    name.requestFocus();
  }

  private void save() {
    String called = name.getText().strip();
    if (called.isEmpty()) {
      mistake.setText("Give it a name.");
      return;
    }
    String pressed = key.getText().strip();
    if (!pressed.isEmpty() && combination(pressed).isEmpty()) {
      mistake.setText("A key is such as F8 or Ctrl+1.");
      return;
    }
    var save =
        what.apply(called)
            .named(called, folder.getText().strip(), description.getText().strip(), pressed);
    String before = replaced.isEmpty() ? save.path() : replaced;
    kept.change(content ->
        content.withSends(sends -> {
          var changed = new ArrayList<>(sends);
          int at = sends.stream().map(SavedSend::path).toList().indexOf(before);
          if (at >= 0) {
            changed.set(at, save);
          } else {
            changed.add(save);
          }
          return changed;
        }));
    popOver.hide();
    onSaved.accept(save);
  }

  /** The key that a text means; empty when it is none. */
  static Optional<KeyCombination> combination(String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(KeyCombination.valueOf(text.replaceAll("(?i)\\bctrl\\b", "Shortcut")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

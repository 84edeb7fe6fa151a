package picklescope.ui.compose;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.view.compose.SavedChanges;
import picklescope.view.compose.SavedEntry;
import picklescope.view.text.SlowText;

/** The popup that renames a folder of saved sends. */
final class FolderForm {
  private final SavedChanges changes;
  private final TextField path = new LimitedField();
  private final Button save = new Button("Rename");
  private final Label mistake = new Label();
  private final PopOver popOver;

  /**
   * @param changes renames the folder
   */
  FolderForm(SavedChanges changes) {
    this.changes = changes;
    path.setId("folder-path");
    path.setPrefColumnCount(18);
    Tips.explain(path, "Slashes separate nested folders: trial/day 1");
    path.textProperty().addListener((_, _, _) -> mistake.setText(""));
    save.setId("folder-confirm");
    save.getStyleClass().add("accent");
    save.setDefaultButton(true);
    mistake.setId("folder-mistake");
    mistake.getStyleClass().add("mistake");
    mistake.setWrapText(true);
    mistake.setMaxWidth(380);
    mistake.getStyleClass().add("reserved-lines");
    var label = new Label("Folder");
    label.setLabelFor(path);
    var line = new HBox(8, label, path, save);
    line.setAlignment(Pos.CENTER_LEFT);
    var box = new VBox(8, line, mistake);
    popOver = Popovers.of(PopOver.ArrowLocation.BOTTOM_LEFT, box);
  }

  /**
   * Shows the popup.
   *
   * @param renamed receives the renamed folder; mistakes are reported here
   */
  void show(Node at, SavedEntry.Folder folder, SavedChanges.Answer<SavedEntry> renamed) {
    path.setText(SlowText.drawable(folder.folder().path()));
    save.setOnAction(_ ->
        changes.rename(
            folder,
            path.getText(),
            new SavedChanges.Answer<>(
                now -> {
                  popOver.hide();
                  renamed.done().accept(now);
                },
                mistake::setText)));
    Popovers.show(popOver, at);
    path.requestFocus();
    path.selectAll();
  }
}

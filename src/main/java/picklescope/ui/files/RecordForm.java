package picklescope.ui.files;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.MistakeLabel;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.view.files.RecordTexts;

/** The popup that asks what is recorded to files, and when another file begins. */
final class RecordForm {
  private static final double WIDTH = 460;
  private static final double MARGIN = 40;

  private final TextField filter =
      field("record-filter", "all messages", "Only messages for which");
  private final TextField before = field("record-before", "none before", "Seconds before them");
  private final TextField after = field("record-after", "none after", "Seconds after them");
  private final TextField size = field("record-size", "such as 100MB", "New file after a size");
  private final TextField time = field("record-time", "such as 10min", "New file after a time");
  private final MistakeLabel mistake = new MistakeLabel();
  private final Button start = new Button("Record…");
  private final PopOver popOver;

  /**
   * Creates the popup, which is not shown.
   *
   * @param record called with what the user wants
   */
  RecordForm(Consumer<RecordTexts> record) {
    filter.getStyleClass().add("code");
    mistake.setId("record-mistake");
    mistake.getStyleClass().add("reserved-lines");
    mistake.setPrefWidth(WIDTH);
    start.setId("record-start");
    start.getStyleClass().add("accent");
    start.setDefaultButton(true);
    Tips.explain(start, "Choose the file, and record what comes from now on");
    var grid = new GridPane(8, 6);
    grid.addRow(0, label("Only messages for which"), filter);
    grid.addRow(1, label("Seconds before, after"), line(before, after));
    grid.addRow(2, label("Another file after"), line(size, time));
    var buttons = new HBox(start);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    var title = new Label("Record to files what comes from now on");
    title.getStyleClass().add("title");
    var about = new Label("Marks that you set later are not in the files; Save has them.");
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    var box = new VBox(8, title, grid, about, mistake, buttons);
    box.setId("record");
    box.setPrefWidth(WIDTH);
    popOver = Popovers.of(PopOver.ArrowLocation.TOP_LEFT, box);
    popOver.setArrowSize(0);
    popOver.setArrowIndent(0);
    start.setOnAction(_ -> {
      var texts = texts();
      popOver.hide();
      record.accept(texts);
    });
    for (var field : new TextField[] {filter, before, after, size, time}) {
      field.textProperty().subscribe(_ -> check());
    }
  }

  private static Label label(String text) {
    var label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static TextField field(String id, String prompt, String accessible) {
    var field = new LimitedField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setAccessibleText(accessible);
    GridPane.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private static HBox line(TextField one, TextField other) {
    one.setPrefColumnCount(10);
    other.setPrefColumnCount(10);
    return new HBox(8, one, other);
  }

  private RecordTexts texts() {
    return new RecordTexts(
        filter.getText(), before.getText(), after.getText(), size.getText(), time.getText());
  }

  private void check() {
    String wrong = texts().mistake();
    mistake.showMistake(wrong);
    if (wrong.isEmpty()) {
      mistake.showDoubt(texts().doubt());
    }
    start.setDisable(!wrong.isEmpty());
  }

  /**
   * Opens it over a window.
   *
   * @param shown the filter of the table
   */
  void show(Window owner, String shown) {
    filter.setText(shown);
    popOver.show(owner, owner.getX(), owner.getY() + owner.getScene().getY() + MARGIN);
    popOver.setX(owner.getX() + (owner.getWidth() - popOver.getWidth()) / 2);
    filter.requestFocus();
  }
}

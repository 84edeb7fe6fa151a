package picklescope.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.export.folder.PlannedTable;
import picklescope.export.folder.TableFormat;
import picklescope.filter.Filter;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;
import picklescope.ui.control.TitleConverter;
import picklescope.view.export.ExportChoice;

/** The controls of an export: what is chosen, the tables, the folder, and the progress. */
final class ExportForm extends VBox {
  private final ComboBox<TableFormat> format = new ComboBox<>();
  private final Label help = new Label();
  private final CheckBox split = new CheckBox("A table for each stream");
  private final CheckBox shown = new CheckBox("Only what the filter shows");
  private final TextField columns = new LimitedField();
  private final PreviewTree tables = new PreviewTree();
  private final TextField folder = new LimitedField();
  private final CheckBox replace = new CheckBox("Replace an earlier export");
  private final Label status = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final Button cancel = new Button("Cancel");
  private final Button write = new Button("Export");

  /**
   * Creates the controls.
   *
   * @param folders asks for a folder
   * @param preview called when other tables have been chosen
   * @param survey called when other messages have been chosen
   * @param export called to write
   */
  ExportForm(
      Supplier<Optional<Path>> folders,
      Runnable preview,
      Runnable survey,
      Runnable export,
      Runnable cancelled,
      Runnable close) {
    setId("export");
    getStyleClass().addAll("popover-content", "export");
    format.setId("export-format");
    format.setAccessibleText("Format");
    format.getItems().setAll(TableFormat.values());
    format.setConverter(new TitleConverter<>(TableFormat::title));
    format.setValue(TableFormat.PARQUET);
    help.getStyleClass().add("export-detail");
    help.setMinWidth(0);
    help.setText(TableFormat.PARQUET.help());
    format.setOnAction(_ -> {
      help.setText(format.getValue().help());
      preview.run();
    });
    split.setId("export-split");
    split.setSelected(true);
    split.setMinWidth(Region.USE_PREF_SIZE);
    split.setOnAction(_ -> preview.run());
    shown.setId("export-shown");
    shown.setMinWidth(0);
    shown.setOnAction(_ -> survey.run());
    columns.setId("export-columns");
    columns.setPromptText("All, or names such as: time, sender, pos, data[1]");
    columns.setAccessibleText("Columns");
    columns.setOnAction(_ -> preview.run());
    columns
        .focusedProperty()
        .subscribe((_, focused) -> {
          if (!focused) {
            preview.run();
          }
        });
    columns.setTooltip(
        Tips.of(
            "Names as in the filter, separated by commas. * stands for all; repr and payload are"
                + " only written if they are named."));
    VBox.setVgrow(tables, Priority.ALWAYS);
    folder.setId("export-folder");
    folder.setPromptText("Where the tables are written");
    folder.setAccessibleText("Folder");
    replace.setId("export-replace");
    replace.setMinWidth(Region.USE_PREF_SIZE);
    status.setId("export-status");
    status.setMinWidth(0);
    status.setMaxWidth(Double.MAX_VALUE);
    status.setWrapText(true);
    status.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(status, Priority.ALWAYS);
    bar.setId("export-progress");
    bar.setAccessibleText("Progress");
    cancel.setId("export-cancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setOnAction(_ -> cancelled.run());
    write.setId("export-write");
    write.setMinWidth(Region.USE_PREF_SIZE);
    write.setDefaultButton(true);
    write.setOnAction(_ -> export.run());
    getChildren()
        .setAll(
            head(close),
            line(label("Format"), format, help),
            line(label(""), split, shown),
            line(label("Columns"), grown(columns)),
            tables,
            line(label("Folder"), grown(folder), choose(folders), replace),
            line(status, bar, cancel, write));
  }

  private static HBox head(Runnable close) {
    var title = new Label("Export for analysis");
    title.getStyleClass().add("pane-title");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var button = new Button("Close");
    button.setId("export-close");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> close.run());
    return line(title, space, button);
  }

  private Button choose(Supplier<Optional<Path>> folders) {
    var choose = new Button("Choose…");
    choose.setId("export-choose");
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(_ -> folders.get().ifPresent(path -> folder.setText(path.toString())));
    return choose;
  }

  private static Label label(String text) {
    var label = new Label(text);
    label.getStyleClass().add("export-label");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Node grown(TextField field) {
    field.setMinWidth(80);
    HBox.setHgrow(field, Priority.ALWAYS);
    return field;
  }

  private static HBox line(Node... nodes) {
    var line = new HBox(nodes);
    line.getStyleClass().add("export-row");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  /** Chooses what the filter of the table shows, if there is one. */
  void chooseShown() {
    shown.setSelected(true);
  }

  /** Offers the filter of the table, if there is one. */
  void setFilter(Filter filter) {
    boolean any = !filter.text().isBlank();
    shown.setSelected(any && shown.isSelected());
    shown.setDisable(!any);
    shown.setText(
        any ? "Only what the filter shows: " + filter.text() : "Only what the filter shows");
  }

  /** Returns whether only messages that the filter shows are exported. */
  boolean onlyShown() {
    return shown.isSelected();
  }

  ExportChoice choice() {
    return new ExportChoice(
        format.getValue(),
        split.isSelected(),
        columns.getText(),
        folder.getText(),
        replace.isSelected());
  }

  void displayTables(List<PlannedTable> planned) {
    tables.display(planned);
  }

  void displayWorking(String text) {
    display(text, true, false);
    bar.setProgress(0);
  }

  void displayProgress(double share) {
    bar.setProgress(share);
  }

  /**
   * Displays a summary.
   *
   * @param any whether there is something to export
   */
  void displayReady(String text, boolean any) {
    display(text, false, any);
  }

  void displayDone(String text) {
    display(text, false, true);
  }

  /** Displays what has to be changed. */
  void displayMistake(String text) {
    display(text, false, true);
    status.getStyleClass().add("mistake");
  }

  private void display(String text, boolean working, boolean ready) {
    status.getStyleClass().remove("mistake");
    Tips.set(status, text);
    bar.setVisible(working);
    bar.setManaged(working);
    cancel.setVisible(working);
    cancel.setManaged(working);
    write.setDisable(!ready);
    for (Node choice : List.of(format, split, columns, folder, replace)) {
      choice.setDisable(working);
    }
  }
}

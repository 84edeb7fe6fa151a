package picklescope.ui.plot;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import picklescope.python.source.SourceException;
import picklescope.ui.control.EscapedInput;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;
import picklescope.view.plot.PlotModel;
import picklescope.view.plot.SeriesText;

/** The field for a new series; a mistake is shown below it, with a mark where it is. */
final class SeriesField extends StackPane {
  private final TextField text = new LimitedField();
  private final Label mistake = new Label();
  private final PlotModel model;
  private final Runnable leave;

  /**
   * Creates an empty field.
   *
   * @param leave focuses the plot
   */
  SeriesField(PlotModel model, Runnable leave) {
    this.model = model;
    this.leave = leave;
    text.setId("plot-text");
    text.getStyleClass().add("code");
    text.setPromptText("Plot: pos[0], or 1 / interval where sender == 'LAB-3'");
    text.setAccessibleText("Expression to plot, Enter adds it");
    text.setPrefColumnCount(40);
    EscapedInput.install(text, () -> true);
    text.setOnAction(_ -> add());
    text.textProperty().addListener((_, _, _) -> check());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    mistake.setId("plot-mistake");
    mistake.getStyleClass().addAll("mistake", "code");
    mistake.setMinWidth(0);
    mistake.setVisible(false);
    mistake.setManaged(false);
    getChildren().setAll(text);
    setMinWidth(220);
  }

  /** Returns what shows a mistake, to be laid out below. */
  Label mistake() {
    return mistake;
  }

  /** Adds the series, or shows what is wrong. */
  void add() {
    try {
      model.add(text.getText());
      text.clear();
    } catch (SourceException e) {
      display(e);
    }
  }

  /** Focuses the text. */
  void focusText() {
    text.requestFocus();
    text.selectAll();
  }

  private void check() {
    if (text.getText().isBlank()) {
      display("");
      return;
    }
    try {
      SeriesText.parse(text.getText());
      display("");
    } catch (SourceException e) {
      display(e);
    }
  }

  private void display(SourceException e) {
    String written = text.getText();
    int at = Math.clamp(e.offset(), 0, written.length());
    String rest = written.substring(at).strip();
    display("▲ " + e.getMessage() + (rest.isEmpty() ? "" : ": " + PlotLabels.cut(rest, 24)));
  }

  private void display(String message) {
    Tips.set(mistake, message);
    mistake.setVisible(!message.isEmpty());
    mistake.setManaged(!message.isEmpty());
    text.getStyleClass().remove("mistaken");
    if (!message.isEmpty()) {
      text.getStyleClass().add("mistaken");
    }
  }

  private void pressed(KeyEvent key) {
    if (key.getCode() == KeyCode.ESCAPE) {
      if (text.getText().isEmpty()) {
        leave.run();
      }
      text.clear();
      key.consume();
    } else if (key.getCode() == KeyCode.DOWN) {
      leave.run();
      key.consume();
    }
  }
}

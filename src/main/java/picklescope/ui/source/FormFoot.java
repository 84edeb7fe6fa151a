package picklescope.ui.source;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import picklescope.ui.control.CopyLine;
import picklescope.ui.control.MistakeLabel;

/** The foot of the form of a source: what is wrong with it, and the buttons that end it. */
final class FormFoot extends VBox {
  /** The width of the forms, in pixels. */
  static final double WIDTH = 430;

  private static final double SPACING = 6;
  private static final String CANCEL = "Cancel";

  private final MistakeLabel mistake = new MistakeLabel();
  private final CopyLine mending = new CopyLine(Side.RIGHT);
  private final Label waiting = new Label();
  private final Button cancel = new Button(CANCEL);
  private final Button save = new Button();

  /**
   * Creates the foot.
   *
   * @param kindName what the form is of, in one word of the user
   */
  FormFoot(String kindName, Runnable onSave, Runnable onCancel) {
    super(SPACING);
    mistake.setId(kindName + "-mistake");
    mistake.getStyleClass().add("reserved-lines");
    mistake.setPrefWidth(WIDTH);
    mending.setId(kindName + "-mending");
    save.setId(kindName + "-save");
    save.getStyleClass().add("accent");
    save.setOnAction(_ -> onSave.run());
    cancel.setId(kindName + "-cancel");
    cancel.setOnAction(_ -> onCancel.run());
    waiting.setId(kindName + "-waiting");
    waiting.getStyleClass().add("muted");
    waiting.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(waiting, Priority.ALWAYS);
    var buttons = new HBox(8, waiting, cancel, save);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren().setAll(mistake, mending, buttons);
  }

  /** Sets whether the form changes a source, or adds one. */
  void setChanges(boolean changes) {
    save.setText(changes ? "Change" : "Add");
  }

  /**
   * Shows what is waited for until the source is saved, which nothing cancels any more; shows that
   * the form can be saved if the text is empty.
   */
  void showWaiting(String what) {
    waiting.setText(what);
    save.setDisable(!what.isEmpty());
    cancel.setText(what.isEmpty() ? CANCEL : "Close");
  }

  /**
   * Shows what is wrong; nothing if it is empty.
   *
   * @param command the command that repairs it, to be copied; empty if there is none
   */
  void showMistake(String why, Optional<String> command) {
    mistake.showMistake(why);
    mending.display(command);
  }

  /** Shows what is valid and probably not what the user means; nothing if it is empty. */
  void showDoubt(String why) {
    mistake.showDoubt(why);
  }

  /**
   * Returns a line with a field.
   *
   * @param width of the label, in pixels
   */
  static HBox labelled(String text, double width, Node field) {
    var label = new Label(text);
    label.setMinWidth(width);
    var line = new HBox(SPACING, label, field);
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(field, Priority.ALWAYS);
    return line;
  }
}

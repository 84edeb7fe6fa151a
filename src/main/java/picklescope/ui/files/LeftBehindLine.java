package picklescope.ui.files;

import java.time.ZoneId;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.capture.LeftBehind;
import picklescope.ui.control.SecondClick;
import picklescope.ui.control.Tips;
import picklescope.view.files.LeftBehindText;

/** Offers an earlier session, or a capture of a Picklescope that did not exit normally. */
final class LeftBehindLine extends HBox {
  /** The actions on a capture that was left behind. */
  interface Actions {
    void open(LeftBehind left);

    void save(LeftBehind left);

    void discard(LeftBehind left);
  }

  private final LeftBehind left;
  private final LeftBehindText text;
  private final Actions actions;
  private final Runnable hide;
  private final Label label = new Label();
  private final Button discard = button("discard", "Discard", "Delete it permanently", this::ask);

  LeftBehindLine(LeftBehind left, int others, Actions actions, Runnable hide) {
    this.left = left;
    this.actions = actions;
    this.hide = hide;
    text = LeftBehindText.of(left, others, ZoneId.systemDefault());
    setId("left-behind");
    getStyleClass().addAll("banner", "line");
    setAlignment(Pos.CENTER_LEFT);
    label.setId("left-behind-words");
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    offer();
  }

  private void offer() {
    show(
        text.offer(),
        button(
            "open", "Open", "Show it; it is kept until it is discarded", () -> actions.open(left)),
        button("save", "Save…", "Save it as a file", () -> actions.save(left)),
        discard);
  }

  /** Asks, and lets nothing be deleted at first: the click may be a double one. */
  private void ask() {
    var delete = button("delete", "Delete", "Delete it permanently", () -> actions.discard(left));
    delete.setDisable(true);
    var wait = new PauseTransition(SecondClick.LONGEST);
    wait.setOnFinished(_ -> delete.setDisable(false));
    wait.play();
    var keep = button("keep", "Keep", "Do not delete it", this::keep);
    keep.setAccessibleText(text.question() + " Keep");
    show(text.question(), delete, keep);
    keep.requestFocus();
  }

  private void keep() {
    offer();
    discard.requestFocus();
  }

  private void show(String words, Button... buttons) {
    Tips.set(label, words);
    getChildren().setAll(label);
    getChildren().addAll(buttons);
    getChildren().add(button("later", "Later", text.later(), hide));
  }

  private static Button button(String id, String text, String help, Runnable action) {
    var button = new Button(text);
    button.setId("left-behind-" + id);
    button.setMinWidth(USE_PREF_SIZE);
    Tips.explain(button, help);
    button.setOnAction(_ -> action.run());
    return button;
  }

  LeftBehind left() {
    return left;
  }

  static LeftBehindText text(LeftBehind left) {
    return LeftBehindText.of(left, 0, ZoneId.systemDefault());
  }
}

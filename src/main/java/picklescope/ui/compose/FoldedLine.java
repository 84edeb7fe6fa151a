package picklescope.ui.compose;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.ui.control.FittingLine;
import picklescope.ui.control.Tips;
import picklescope.view.text.LeftToRight;

/** The composer in one line: what is sent where, the result, and Send. */
final class FoldedLine extends FittingLine {
  /**
   * Creates the line.
   *
   * @param outcome the result of sending; empty if nothing has been sent since the last change
   */
  FoldedLine(
      ObservableValue<String> destination,
      ObservableValue<String> text,
      ObservableValue<String> outcome,
      Runnable unfold,
      Runnable send) {
    setId("composer-folded");
    getStyleClass().addAll("line", "folded");
    setAlignment(Pos.CENTER_LEFT);
    var open = new Button("▴ Compose");
    open.setId("composer-unfold");
    open.setMinWidth(USE_PREF_SIZE);
    open.setAccessibleText("Open the composer");
    Tips.explain(open, "Write, save, repeat, answer, replay (Ctrl+M)");
    open.setOnAction(_ -> unfold.run());
    var to = new Label();
    to.textProperty().bind(destination.map(hosts -> LeftToRight.held("to " + hosts)));
    to.getStyleClass().addAll("code", "muted");
    to.setMinWidth(USE_PREF_SIZE);
    to.setMaxWidth(USE_PREF_SIZE);
    var what = new Label();
    what.setId("folded-message");
    what.getStyleClass().add("code");
    what.setMinWidth(0);
    what.setMaxWidth(Double.MAX_VALUE);
    what.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    outcome.getValue().isEmpty()
                        ? LeftToRight.held(text.getValue().replace('\n', ' '))
                        : outcome.getValue(),
                text,
                outcome));
    what.setTooltip(Tips.create());
    what.getTooltip().textProperty().bind(what.textProperty());
    HBox.setHgrow(what, Priority.ALWAYS);
    var now = new Button("Send");
    now.setId("folded-send");
    now.getStyleClass().addAll("accent", "send");
    now.setMinWidth(USE_PREF_SIZE);
    Tips.explain(now, "Send this message");
    now.setOnAction(_ -> send.run());
    getChildren().setAll(open, what, to, now);
    leaveOut(to);
  }
}

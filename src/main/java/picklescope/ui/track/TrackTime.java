package picklescope.ui.track;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import picklescope.view.track.TrackModel;

/** The line in which a time is chosen: a slider over all times, the time, and the newest. */
final class TrackTime extends HBox {
  private static final double STEP = 0.01;

  private final Slider slider = new Slider(0, 1, 1);
  private final Label text = new Label();
  private final ToggleButton newest = new ToggleButton("Newest");
  private final TrackModel model;
  private boolean updating;

  TrackTime(TrackModel model) {
    this.model = model;
    slider.setId("track-time");
    slider.setBlockIncrement(STEP);
    slider.setAccessibleText("Time that is shown");
    slider
        .valueProperty()
        .addListener((_, _, to) -> {
          if (!updating) {
            model.setTime(to.doubleValue());
            display();
          }
        });
    HBox.setHgrow(slider, Priority.ALWAYS);
    text.setId("track-clock");
    text.getStyleClass().add("code");
    text.setMinWidth(USE_PREF_SIZE);
    newest.setId("track-newest");
    newest.setMinWidth(USE_PREF_SIZE);
    newest.setTooltip(new Tooltip("Show the newest positions, as they come"));
    newest.setOnAction(_ -> {
      model.setTime(1);
      display();
    });
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("line", "capture-pane-foot");
    getChildren().setAll(slider, text, newest);
    display();
  }

  /** Displays the time of the model. */
  void display() {
    updating = true;
    if (!slider.isValueChanging()) {
      slider.setValue(model.timeShare());
    }
    slider.setDisable(model.span().isEmpty());
    newest.setSelected(model.isFollowing());
    text.setText(model.timeText());
    updating = false;
  }
}

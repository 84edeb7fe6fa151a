package picklescope.ui.compose;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.send.Rhythm;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.view.compose.RhythmText;

/** The popup that asks how often a message is repeated. */
final class RhythmForm {
  private final TextField rate = field("repeat-rate", "60", 7);
  private final ComboBox<RhythmText.Unit> unit = new ComboBox<>();
  private final TextField count = field("repeat-count", "", 13);
  private final TextField burst = field("repeat-burst", "1", 5);
  private final Label mistake = new Label();
  private final PopOver popOver;
  private Consumer<Rhythm> onStart = _ -> {};

  RhythmForm() {
    unit.setId("repeat-unit");
    unit.getItems().setAll(RhythmText.Unit.values());
    unit.setValue(RhythmText.Unit.HERTZ);
    count.setPromptText("until stopped");
    mistake.setId("repeat-mistake");
    mistake.getStyleClass().addAll("mistake", "reserved-lines");
    mistake.setWrapText(true);
    mistake.setPrefWidth(260);
    var start = new Button("Start");
    start.setId("repeat-start");
    start.getStyleClass().add("accent");
    start.setDefaultButton(true);
    start.setOnAction(_ -> start());
    var box =
        new VBox(
            8,
            line(rate, unit),
            line(new Label("Messages"), count, new Label("at once"), burst),
            line(start, mistake));
    popOver = Popovers.of(PopOver.ArrowLocation.BOTTOM_RIGHT, box);
  }

  /**
   * Shows the popup.
   *
   * @param known the rhythm that is offered
   * @param start receives the chosen rhythm
   */
  void show(Node at, Optional<Rhythm> known, Consumer<Rhythm> start) {
    onStart = start;
    known.map(RhythmText::of).ifPresent(this::set);
    mistake.setText("");
    Popovers.show(popOver, at);
    rate.requestFocus();
    rate.selectAll();
  }

  private TextField field(String id, String text, int columns) {
    var field = new LimitedField(text);
    field.setId(id);
    field.setPrefColumnCount(columns);
    field.getStyleClass().add("code");
    field.setOnAction(_ -> start());
    field.textProperty().addListener((_, _, _) -> mistake.setText(""));
    return field;
  }

  private static HBox line(Node... nodes) {
    var line = new HBox(6, nodes);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void start() {
    try {
      var rhythm =
          new RhythmText(rate.getText(), unit.getValue(), count.getText(), burst.getText())
              .rhythm();
      popOver.hide();
      onStart.accept(rhythm);
    } catch (IllegalArgumentException e) {
      Tips.set(mistake, String.valueOf(e.getMessage()));
    }
  }

  private void set(RhythmText text) {
    unit.setValue(text.unit());
    rate.setText(text.rate());
    burst.setText(text.burst());
    count.setText(text.count());
  }
}

package picklescope.ui.track;

import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.EscapedInput;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Popovers;
import picklescope.ui.control.Tips;
import picklescope.view.track.TrackQuestion;

/** The popup that asks where in messages positions are; what is valid is used at once. */
final class TrackForm {
  private static final double WIDTH = 360;
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final TextField position = field("track-position", "pos, position, or x, y and z");
  private final TextField direction = field("track-direction", "quat, euler, or yaw");
  private final TextField by = field("track-by", "sender");
  private final Label mistake = new Label();
  private final PopOver popOver = Popovers.create();
  private final Consumer<TrackQuestion> use;

  /**
   * @param use receives expressions without a mistake
   */
  TrackForm(Consumer<TrackQuestion> use) {
    this.use = use;
    mistake.setId("track-mistake");
    mistake.getStyleClass().addAll("mistake", "reserved-lines");
    mistake.setWrapText(true);
    mistake.setPrefWidth(WIDTH);
    var box =
        new VBox(
            6,
            heading("Position: x, y, z in metres, or x, z"),
            position,
            heading("Direction: quaternion, Euler angles or yaw in degrees"),
            direction,
            heading("One object for each value of"),
            by,
            mistake);
    box.getStyleClass().add("popover-content");
    box.setPrefWidth(WIDTH);
    popOver.setContentNode(box);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  private static Label heading(String text) {
    var label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }

  private TextField field(String id, String prompt) {
    var field = new LimitedField();
    field.setId(id);
    field.setPromptText(prompt);
    field.getStyleClass().add("code");
    EscapedInput.install(field, () -> true);
    field.textProperty().addListener((_, _, _) -> changed());
    return field;
  }

  private void changed() {
    String found = "";
    for (var field : List.of(by, direction, position)) {
      String wrong = TrackQuestion.mistake(field.getText());
      field.pseudoClassStateChanged(ERROR, !wrong.isEmpty());
      found = wrong.isEmpty() ? found : wrong;
    }
    Tips.set(mistake, found);
    if (found.isEmpty()) {
      use.accept(new TrackQuestion(position.getText(), direction.getText(), by.getText()));
    }
  }

  /** Opens the popup below a node. */
  void show(Node at, TrackQuestion now) {
    position.setText(now.position());
    direction.setText(now.direction());
    by.setText(now.by());
    var bounds = at.localToScreen(at.getBoundsInLocal());
    popOver.show(at.getScene().getWindow(), bounds.getCenterX(), bounds.getMaxY());
    position.requestFocus();
  }
}

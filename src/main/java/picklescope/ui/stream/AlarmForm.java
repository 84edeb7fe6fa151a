package picklescope.ui.stream;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.controlsfx.control.PopOver;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.control.EscapedInput;
import picklescope.ui.control.MistakeLabel;
import picklescope.ui.control.Popovers;
import picklescope.view.stream.AlarmList;
import picklescope.view.stream.AlarmLog;

/** The popup in which alarms are written, one in a line, and which shows those that have rung. */
final class AlarmForm {
  private static final double WIDTH = 460;
  private static final String EXAMPLES =
      """
      silent 2s
      rate < 50 for LAB-3
      rate > 200
      filter: message == 'error'\
      """;

  private final SettingsKeeper settings;
  private final AlarmLog log;
  private final TextArea text = new TextArea();
  private final MistakeLabel mistake = new MistakeLabel();
  private final CheckBox sound = new CheckBox("With a sound");
  private final ListView<String> rung = new ListView<>();
  private final PauseTransition typing = new PauseTransition(Duration.seconds(1.5));
  private final PopOver popOver;
  private boolean edited;

  AlarmForm(SettingsKeeper settings, AlarmLog log) {
    this.settings = settings;
    this.log = log;
    text.setId("alarm-text");
    text.setPromptText(EXAMPLES);
    text.setAccessibleText("Alarms, one in each line");
    text.getStyleClass().add("code");
    text.setPrefRowCount(5);
    EscapedInput.install(text, () -> true);
    text.textProperty().addListener((_, _, _) -> changed());
    mistake.setId("alarm-mistake");
    mistake.getStyleClass().add("reserved-lines");
    mistake.setPrefWidth(WIDTH);
    sound.setId("alarm-sound");
    sound.setOnAction(
        _ -> settings.update(old -> old.with(Settings.ALARM_SOUND, sound.isSelected())));
    rung.setId("alarm-rung");
    rung.setPrefHeight(110);
    rung.setPlaceholder(new Label("No alarm has rung."));
    var box =
        new VBox(
            6,
            new Label(
                "One alarm in each line, for messages as they come. An empty list is no alarm."),
            text,
            mistake,
            sound,
            new Label("Alarms of this session"),
            rung);
    box.setPrefWidth(WIDTH);
    box.setId("alarm-form");
    popOver = Popovers.of(PopOver.ArrowLocation.TOP_RIGHT, box);
    typing.setOnFinished(_ -> use());
    popOver.addEventHandler(WindowEvent.WINDOW_HIDING, _ -> use());
  }

  private void changed() {
    var list = AlarmList.of(text.getText());
    mistake.showMistake(list.mistake());
    if (list.mistake().isEmpty()) {
      mistake.showDoubt(list.doubt());
    }
    edited = true;
    typing.playFromStart(); // an alarm that is half written would ring
  }

  /** Uses the alarms, unless there is a mistake. */
  private void use() {
    typing.stop();
    var list = AlarmList.of(text.getText());
    if (edited && list.mistake().isEmpty()) {
      edited = false;
      settings.update(old -> old.with(Settings.ALARMS, list.texts()));
    }
  }

  /** Opens the popup below a node. */
  void show(Node at) {
    if (!edited) { // else it has a mistake, and is not used
      text.setText(String.join("\n", settings.get(Settings.ALARMS)));
      edited = false;
      typing.stop();
    }
    sound.setSelected(settings.get(Settings.ALARM_SOUND));
    rung.getItems().setAll(log.entries().stream().map(AlarmLog.Entry::text).toList());
    var bounds = at.localToScreen(at.getBoundsInLocal());
    popOver.show(at.getScene().getWindow(), bounds.getCenterX(), bounds.getMaxY());
    text.requestFocus();
  }
}

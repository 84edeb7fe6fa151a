package picklescope.ui.compose;

import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.filter.FilterDoubt;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.MistakeLabel;
import picklescope.ui.control.Tips;
import picklescope.ui.control.WrappingLine;
import picklescope.view.compose.ReplayDraft;
import picklescope.view.compose.ReplayPlayer;
import picklescope.view.compose.ReplayText;

/**
 * The page of replays: recorded messages are sent again in their timing, faster, slower, or in
 * steps.
 */
final class ReplayPage implements Page {
  private static final String SHOWN = "shown messages";
  private static final String SELECTED = "selected messages";

  private final ReplayPlayer player;
  private final ComboBox<String> what = new ComboBox<>();
  private final TextField to = field("replay-to", "LAB-3:4960", 14);
  private final TextField speed = field("replay-speed", "1", 4);
  private final TextField filter = field("replay-filter", "all", 14);
  private final CheckBox loop = new CheckBox("loop");
  private final Button play = button("Play", "replay-play");
  private final Button pause = button("Pause", "replay-pause");
  private final Button step = button("Step", "replay-step");
  private final Button skip = button("Skip", "replay-skip");
  private final Button stop = button("Stop", "replay-stop");
  private final Slider bar = new Slider(0, 1, 0);
  private boolean displaying; // the slider is moved by the replay, not by the user
  private final Label state =
      new Label(
          "Messages are sent with the same bytes. localhost:4960 is another port of this computer."
              + " If 'to' has no port, each goes to the port it was recorded at.");
  private final MistakeLabel doubt = new MistakeLabel();
  private final VBox box;

  /**
   * Creates the page.
   *
   * @param player sends the messages
   */
  ReplayPage(ReplayPlayer player) {
    this.player = player;
    what.setId("replay-what");
    what.getItems().setAll(SHOWN, SELECTED);
    what.setValue(SHOWN);
    what.setMinWidth(Region.USE_PREF_SIZE);
    what.setAccessibleText("Which messages are replayed");
    to.setText("localhost:4960");
    to.setAccessibleText("Where the messages are replayed to");
    speed.setAccessibleText("Speed of the replay");
    filter.setAccessibleText("Filter of what is replayed");
    loop.setId("replay-loop");
    loop.setMinWidth(Region.USE_PREF_SIZE);
    state.setId("replay-state");
    state.setWrapText(true);
    state.setMinHeight(Region.USE_PREF_SIZE);
    bar.setId("replay-progress");
    bar.setBlockIncrement(0.02);
    bar.setAccessibleText("Position of the replay");
    Tips.explain(bar, "Where the replay is; drag it to go on elsewhere, also while it is paused");
    bar.valueProperty().subscribe(_ -> seek());
    bar.setMaxWidth(Double.MAX_VALUE);
    Tips.explain(speed, "1 as recorded, 2 twice as fast, max without waiting");
    speed.setOnAction(command(() -> player.changeSpeed(draft(), isSelected())));
    to.setOnAction(command(() -> player.play(draft(), isSelected())));
    filter.setOnAction(command(() -> player.play(draft(), isSelected())));
    Tips.explain(to, "Without a port, each message goes to the port it was recorded at");
    Tips.explain(filter, "Only messages that match this filter");
    HBox.setHgrow(filter, Priority.ALWAYS);
    bar.setMinWidth(60);
    HBox.setHgrow(bar, Priority.ALWAYS);
    play.getStyleClass().add("accent");
    play.setOnAction(command(() -> player.play(draft(), isSelected())));
    pause.getStyleClass().add("fixed-button"); // also called Resume
    pause.setOnAction(command(player::pause));
    Tips.explain(step, "Send the next message");
    step.setOnAction(command(() -> player.step(draft(), isSelected())));
    Tips.explain(skip, "Do not wait for the next message");
    skip.setOnAction(command(player::skip));
    stop.setOnAction(command(player::stop));
    var first = new WrappingLine(words("Replay"), what, words("to"), to, words("if"), filter);
    var second = new WrappingLine(words("Speed"), speed, loop, play, pause, step, skip, stop, bar);
    doubt.setId("replay-doubt");
    doubt.managedProperty().bind(doubt.visibleProperty());
    filter
        .textProperty()
        .subscribe(text -> {
          doubt.showDoubt(FilterDoubt.beforeUse(text).map("if: "::concat).orElse(""));
          doubt.setVisible(!doubt.getText().isEmpty());
        });
    box = new VBox(6, first, second, doubt, state);
    box.setId("replay-page");
    box.getStyleClass().add("compose-page");
    refresh();
  }

  private static TextField field(String id, String prompt, int columns) {
    var field = new LimitedField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(columns);
    field.setMinWidth(50);
    field.getStyleClass().add("code");
    return field;
  }

  private static Label words(String text) {
    var label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Button button(String text, String id) {
    var button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  @Override
  public Region node() {
    return box;
  }

  private ReplayDraft draft() {
    return new ReplayDraft(to.getText(), filter.getText(), speed.getText(), loop.isSelected());
  }

  private void seek() {
    if (!displaying && player.isActive()) {
      player.seek(bar.getValue());
    }
  }

  private boolean isSelected() {
    return what.getValue().equals(SELECTED);
  }

  /** Performs a command when a button is pressed or Enter typed. */
  private EventHandler<ActionEvent> command(Runnable command) {
    return _ -> {
      command.run();
      refresh();
    };
  }

  @Override
  public void refresh() {
    moveFocus(player.isActive());
    play.setDisable(player.isActive());
    pause.setDisable(!player.canPause());
    skip.setDisable(!player.canSkip());
    bar.setDisable(!player.canPause());
    stop.setDisable(!player.isActive());
    step.setDisable(!player.canStep());
    player.text().ifPresent(this::display);
  }

  /** A button that is disabled would lose the keyboard to another pane. */
  private void moveFocus(boolean active) {
    Button next = active ? stop : play;
    next.setDisable(false);
    var ended = active ? Stream.of(play) : Stream.of(pause, skip, stop, bar);
    if (ended.anyMatch(Node::isFocused)) {
      next.requestFocus();
    }
  }

  private void display(ReplayText text) {
    Tips.set(state, text.text());
    state.getStyleClass().removeAll("mistake", "muted");
    state.getStyleClass().add(text.failed() ? "mistake" : "muted");
    pause.setText(text.paused() ? "Resume" : "Pause");
    if (!bar.isValueChanging()) {
      displaying = true;
      bar.setValue(text.progress());
      displaying = false;
    }
  }
}

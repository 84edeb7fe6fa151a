package picklescope.ui.compose;

import java.util.Arrays;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.filter.Filter;
import picklescope.net.NetworkException;
import picklescope.net.SendOptions;
import picklescope.python.source.SourceException;
import picklescope.send.Replay;
import picklescope.send.ReplayPlan;
import picklescope.send.SendJob;
import picklescope.send.Target;
import picklescope.view.compose.ReplayRun;
import picklescope.view.compose.ReplaySource;

/**
 * The page of replays: recorded messages are sent again in their timing, faster, slower, or in
 * steps.
 */
final class ReplayPage implements Page {
  private static final String SHOWN = "shown messages";
  private static final String SELECTED = "selected messages";

  private final Outbox outbox;
  private final ReplaySource source;
  private final ComboBox<String> what = new ComboBox<>();
  private final TextField to = field("replay-to", "LAB-3:4960", 14);
  private final TextField speed = field("replay-speed", "1", 4);
  private final TextField filter = field("replay-filter", "all", 14);
  private final CheckBox loop = new CheckBox("loop");
  private final Button play = button("Play", "replay-play");
  private final Button pause = button("Pause", "replay-pause");
  private final Button step = button("Step", "replay-step");
  private final Button stop = button("Stop", "replay-stop");
  private final ProgressBar bar = new ProgressBar(0);
  private final Label state =
      new Label(
          "Messages are sent with the same bytes. If 'to' has no port, each goes to the port it was"
              + " recorded at.");
  private final VBox box;
  private Optional<ReplayRun> run = Optional.empty();
  private boolean complaining;

  ReplayPage(Outbox outbox, ReplaySource source) {
    this.outbox = outbox;
    this.source = source;
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
    bar.setId("replay-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    speed.setTooltip(new Tooltip("1 as recorded, 2 twice as fast, max without waiting"));
    speed.setOnAction(_ -> changeSpeed());
    to.setTooltip(new Tooltip("Without a port, each message goes to the port it was recorded at"));
    filter.setTooltip(new Tooltip("Only messages that match this filter"));
    HBox.setHgrow(filter, Priority.ALWAYS);
    HBox.setHgrow(bar, Priority.ALWAYS);
    play.getStyleClass().add("accent");
    play.setOnAction(_ -> play(false));
    pause.setOnAction(_ -> pause());
    step.setTooltip(new Tooltip("Send the next message"));
    step.setOnAction(_ -> step());
    stop.setOnAction(_ -> stop());
    var first =
        new HBox(6, new Label("Replay"), what, new Label("to"), to, new Label("if"), filter);
    var second = new HBox(6, new Label("Speed"), speed, loop, play, pause, step, stop, bar);
    first.setAlignment(Pos.CENTER_LEFT);
    second.setAlignment(Pos.CENTER_LEFT);
    box = new VBox(6, first, second, state);
    box.setId("replay-page");
    box.getStyleClass().add("compose-page");
    refresh();
  }

  private static TextField field(String id, String prompt, int columns) {
    var field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.setPrefColumnCount(columns);
    field.setMinWidth(50);
    field.getStyleClass().add("code");
    return field;
  }

  private static Button button(String text, String id) {
    var button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  @Override
  public Node node() {
    return box;
  }

  private boolean isActive() {
    return run.isPresent() && run.get().isActive();
  }

  private Optional<Replay> replay() {
    return run.flatMap(ReplayRun::replay);
  }

  /** Stops the replay. */
  void stop() {
    run.ifPresent(ReplayRun::stop);
  }

  private Optional<Double> speedValue() {
    complaining = false;
    String text = speed.getText().strip().replace(',', '.');
    try {
      double value =
          text.isEmpty() ? 1 : text.equals("max") ? ReplayPlan.UNTIMED : Double.parseDouble(text);
      if (value > 0) {
        return Optional.of(value);
      }
    } catch (NumberFormatException e) {
      // reported below, as a number out of range is
    }
    complain("The speed must be a number above 0, or max.");
    return Optional.empty();
  }

  private void changeSpeed() {
    if (isActive()) {
      speedValue().ifPresent(value -> replay().ifPresent(one -> one.setSpeed(value)));
    } else {
      play(false);
    }
  }

  private void pause() {
    complaining = false;
    replay().ifPresent(one -> one.pause(one.status().state() == SendJob.State.RUNNING));
    refresh();
  }

  private void step() {
    if (isActive()) {
      replay().ifPresent(Replay::step);
    } else {
      play(true);
    }
  }

  private void play(boolean stepping) {
    var asked = speedValue();
    if (asked.isEmpty() || isActive()) {
      return;
    }
    String where = to.getText();
    try {
      var target = Target.parse(where, SendOptions.usual());
      boolean portsNamed =
          Arrays.stream(where.strip().split("[,;\\s]+")).allMatch(Target::namesPort);
      begin(target, portsNamed, Filter.of(filter.getText()), asked.get(), stepping);
    } catch (NetworkException e) {
      complain(e.getMessage());
    } catch (SourceException e) {
      complain("Filter, at %d: %s".formatted(e.offset() + 1, e.getMessage()));
    }
  }

  private void begin(
      Target target, boolean portsNamed, Filter chosen, double asked, boolean stepping) {
    boolean selected = what.getValue().equals(SELECTED);
    var recorded = selected ? source.selected() : source.shown();
    if (recorded.numbers().found() == 0 && recorded.numbers().waitingFor().isEmpty()) {
      recorded.numbers().close();
      recorded.close();
      complain(selected ? "Select the messages to replay." : "There are no messages to replay.");
      return;
    }
    long loops = loop.isSelected() ? Long.MAX_VALUE : 1;
    ReplayRun.Start start =
        numbers -> {
          var plan =
              new ReplayPlan(
                  recorded.capture(),
                  () -> Arrays.stream(numbers),
                  numbers.length,
                  chosen,
                  recorded.decode(),
                  asked,
                  loops,
                  !portsNamed);
          var transmitter = outbox.session().transmitter(target);
          return stepping ? Replay.startPaused(plan, transmitter) : Replay.start(plan, transmitter);
        };
    run =
        Optional.of(
            new ReplayRun(
                recorded,
                start,
                started -> {
                  outbox.session().jobs().add("replay", target.toString(), started);
                  if (stepping) {
                    started.step();
                  }
                }));
    refresh();
  }

  /** Displays a mistake in the fields until the next command. */
  private void complain(String text) {
    complaining = true;
    display(text, true);
  }

  private void display(String text, boolean mistake) {
    state.setText(text);
    state.getStyleClass().removeAll("mistake", "muted");
    state.getStyleClass().add(mistake ? "mistake" : "muted");
  }

  @Override
  public void refresh() {
    boolean active = isActive();
    var state = replay().map(one -> one.status().state());
    play.setDisable(active);
    pause.setDisable(!active || state.isEmpty());
    stop.setDisable(!active);
    step.setDisable(active && !state.equals(Optional.of(SendJob.State.PAUSED)));
    if (!complaining) {
      run.ifPresent(this::show);
    }
  }

  private void show(ReplayRun one) {
    if (!one.problem().isEmpty()) {
      display(one.problem(), true);
    } else if (one.replay().isPresent()) {
      show(one.replay().get());
    } else {
      String why = one.waitingFor();
      display(why.isEmpty() ? "Starting." : "Starts when all messages are found: " + why, false);
    }
  }

  private void show(Replay replay) {
    var status = replay.status();
    var progress = replay.progress();
    pause.setText(status.state() == SendJob.State.PAUSED ? "Resume" : "Pause");
    bar.setProgress((double) progress.played() / Math.max(1, progress.total()));
    if (status.state() == SendJob.State.FAILED) {
      display("✕ " + status.problem(), true);
      return;
    }
    display(
        "%s · %,d sent%s · speed %s of %s%s · 99 %% at most %.2f ms late%s"
            .formatted(
                word(status.state()),
                status.sent() - status.failed(),
                status.failed() > 0 ? " · %,d failed".formatted(status.failed()) : "",
                speed(status.actual()),
                speed(status.asked()),
                progress.loop() > 1 ? " · loop %,d".formatted(progress.loop()) : "",
                progress.lateP99Nanos() / 1e6,
                progress.undecided().isNone() ? "" : " · " + progress.undecided().text()),
        false);
  }

  private static String speed(double speed) {
    return Double.isInfinite(speed) ? "max" : "%.2f".formatted(speed);
  }

  private static String word(SendJob.State state) {
    return switch (state) {
      case RUNNING -> "playing";
      case PAUSED -> "paused";
      case DONE -> "done";
      case STOPPED -> "stopped";
      case FAILED -> "failed";
    };
  }
}

package picklescope.ui.compose;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import picklescope.send.Repeat;
import picklescope.send.SavedSend;
import picklescope.send.SendJob;
import picklescope.view.compose.Draft;

/** The row of a repeat, which may be running or stopped. */
final class JobRow extends HBox {
  private final Outbox outbox;
  private final SavedSend what;
  private final Label state = new Label();
  private final Button button = new Button();
  private Optional<Repeat> repeat;
  private String problem = "";

  /**
   * @param repeat empty if it was not started yet
   * @param remove removes the row from the list
   */
  JobRow(Outbox outbox, SavedSend what, Optional<Repeat> repeat, Consumer<JobRow> remove) {
    super(8);
    this.outbox = outbox;
    this.what = what;
    this.repeat = repeat;
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("job-row");
    String message = what.message().text().replaceAll("\\s+", " ");
    boolean named = !what.name().equals(what.message().text());
    var text = new Label((named ? what.name() + ":  " : "") + message);
    text.getStyleClass().add("code");
    text.setTooltip(new Tooltip(message));
    text.setMinWidth(60);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    var to = new Label("→ " + what.to());
    to.getStyleClass().add("muted");
    to.setMinWidth(125);
    to.setMaxWidth(180);
    state.getStyleClass().addAll("job-state", "muted");
    state.setMinWidth(120);
    button.getStyleClass().add("job-button");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(_ -> toggle());
    var close = new Button("×");
    close.getStyleClass().addAll("flat", "small-icon", "job-remove");
    close.setTooltip(new Tooltip("Stop and remove from the list"));
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(_ -> {
      this.repeat.ifPresent(Repeat::stop);
      remove.accept(this);
    });
    getChildren().setAll(button, text, to, state, close);
  }

  /** Returns the send that is repeated. */
  SavedSend what() {
    return what;
  }

  private boolean isActive() {
    return repeat.isPresent() && repeat.get().status().state().isActive();
  }

  private void toggle() {
    if (isActive()) {
      repeat.ifPresent(Repeat::stop);
      refresh();
    } else {
      what.rhythm().ifPresent(rhythm -> outbox.repeat(what, rhythm, this::started));
    }
  }

  private void started(Outbox.Outcome outcome) {
    problem = "";
    switch (outcome) {
      case Outbox.Outcome.Repeating now -> repeat = Optional.of(now.repeat());
      case Outbox.Outcome.NotSent(String reason) -> problem = reason;
      case Outbox.Outcome.Invalid(Draft.Mistake mistake) -> problem = mistake.message();
      case Outbox.Outcome.Sent _, Outbox.Outcome.Refused _ -> {}
    }
    refresh();
  }

  /** Displays the current state. */
  void refresh() {
    button.setText(isActive() ? "Stop" : "Start");
    getStyleClass().remove("active");
    if (isActive()) {
      getStyleClass().add("active");
    }
    String text = problem.isEmpty() ? text() : "✕ " + problem;
    state.getStyleClass().remove("mistake");
    boolean failed = text.startsWith("✕");
    state.setMinWidth(
        failed
            ? 120
            : USE_PREF_SIZE); // the message of the repeat is shortened in favour of the rates
    if (failed) {
      state.getStyleClass().add("mistake");
    }
    if (!state.getText().equals(text)) {
      state.setText(text);
    }
    String help =
        repeat.map(one -> one.status().problem()).filter(it -> !it.isEmpty()).orElse(text);
    if (state.getTooltip() == null) {
      state.setTooltip(new Tooltip(help));
    } else {
      state.getTooltip().setText(help);
    }
  }

  private String text() {
    if (repeat.isEmpty()) {
      return "off · " + what.rhythm().map(RhythmForm::words).orElse("");
    }
    var status = repeat.get().status();
    String sent = "%,d sent".formatted(status.sent() - status.failed());
    return switch (status.state()) {
      case RUNNING, PAUSED -> running(status, sent);
      case DONE -> "done · " + sent;
      case STOPPED -> "stopped · " + sent;
      case FAILED -> "✕ " + status.problem();
    };
  }

  private static String running(SendJob.Status status, String sent) {
    String refused = status.problem().isEmpty() ? "" : " · refused";
    String failed = status.failed() > 0 ? " · %,d failed".formatted(status.failed()) : refused;
    return "%s of %s/s · %s%s"
        .formatted(number(status.actual()), number(status.asked()), sent, failed);
  }

  private static String number(double rate) {
    return rate >= 100 ? "%,.0f".formatted(rate) : "%.1f".formatted(rate);
  }
}

package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.send.Job;
import picklescope.send.Repeat;
import picklescope.send.SavedSend;

/**
 * The repeats: those that run with their rates, and those of before, switched off, to be started
 * again.
 */
final class JobsPage implements Page {
  private final Outbox outbox;
  private final KeptSends kept;
  private final VBox rows = new VBox();
  private final Label none = new Label("Nothing repeats. Compose, then Repeat…");
  private final Button stopAll = new Button("Stop all");
  private final VBox box;
  private final List<Row> shown = new ArrayList<>();

  /**
   * @param kept where the repeats are remembered
   */
  JobsPage(Outbox outbox, KeptSends kept, Runnable stopEverything) {
    this.outbox = outbox;
    this.kept = kept;
    rows.getStyleClass().add("job-rows");
    none.setId("jobs-none");
    none.getStyleClass().add("muted");
    stopAll.setId("jobs-stop-all");
    stopAll.setTooltip(new Tooltip("Stop all repeats, replays and responders (Ctrl+.)"));
    stopAll.setOnAction(_ -> stopEverything.run());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head = new HBox(6, new Label("Repeats"), none, space, stopAll);
    head.setAlignment(Pos.CENTER_LEFT);
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    box = new VBox(4, head, scroll);
    box.setId("jobs-page");
    box.getStyleClass().add("compose-page");
    kept.onChange(content -> restore(content.sends()));
  }

  @Override
  public Node node() {
    return box;
  }

  /** Lists a repeat that has begun. */
  void started(SavedSend what) {
    running()
        .ifPresent(repeat -> {
          add(new Row(what, Optional.of(repeat)));
          remember();
        });
  }

  /** The one that the session has listed last. */
  private Optional<Repeat> running() {
    return outbox.session().jobs().list().reversed().stream()
        .filter(one -> one.job() instanceof Repeat)
        .findFirst()
        .map(one -> (Repeat) one.job());
  }

  private void add(Row row) {
    shown.add(row);
    rows.getChildren().add(row);
    refresh();
  }

  private void restore(List<SavedSend> sends) {
    if (shown.isEmpty()) {
      sends.forEach(send -> add(new Row(send, Optional.empty())));
    }
  }

  private void remember() {
    var sends = shown.stream().map(row -> row.what).toList();
    kept.change(content -> content.withSends(_ -> sends));
  }

  /** How many run. */
  long running(Predicate<Job> which) {
    return outbox.session().jobs().list().stream()
        .filter(one -> one.job().status().state().isActive() && which.test(one.job()))
        .count();
  }

  @Override
  public void refresh() {
    none.setVisible(shown.isEmpty());
    none.setManaged(shown.isEmpty());
    shown.forEach(Row::refresh);
  }

  /** One repeat. */
  private final class Row extends HBox {
    private final SavedSend what;
    private Optional<Repeat> repeat;
    private final Label state = new Label();
    private final Button button = new Button();

    Row(SavedSend what, Optional<Repeat> repeat) {
      super(8);
      this.what = what;
      this.repeat = repeat;
      setAlignment(Pos.CENTER_LEFT);
      getStyleClass().add("job-row");
      var text = new Label(what.message().text().replaceAll("\\s+", " "));
      text.getStyleClass().add("code");
      text.setTextOverrun(OverrunStyle.ELLIPSIS);
      text.setMinWidth(60);
      text.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(text, Priority.ALWAYS);
      var to = new Label("→ " + what.to());
      to.getStyleClass().add("muted");
      to.setMaxWidth(180);
      state.getStyleClass().addAll("job-state", "muted");
      state.setMinWidth(Region.USE_PREF_SIZE);
      button.getStyleClass().add("job-button");
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(_ -> toggle());
      var remove = new Button("×");
      remove.getStyleClass().addAll("flat", "small-icon", "job-remove");
      remove.setTooltip(new Tooltip("Stop it and take it from the list"));
      remove.setMinWidth(Region.USE_PREF_SIZE);
      remove.setOnAction(_ -> remove());
      getChildren().setAll(button, text, to, state, remove);
    }

    private boolean isActive() {
      return repeat.isPresent() && repeat.get().status().state().isActive();
    }

    private void toggle() {
      if (isActive()) {
        repeat.ifPresent(Repeat::stop);
        JobsPage.this.refresh();
      } else {
        what.rhythm()
            .ifPresent(rhythm ->
                outbox.repeat(
                    what,
                    rhythm,
                    outcome -> {
                      switch (outcome) {
                        case Outbox.Outcome.Repeating now -> {
                          repeat = Optional.of(now.repeat());
                          refresh();
                        }
                        case Outbox.Outcome.NotSent(String reason) -> say(reason);
                        case Outbox.Outcome.Wrong(Draft.Mistake mistake) -> say(mistake.message());
                        case Outbox.Outcome.Sent _ -> {}
                      }
                    }));
      }
    }

    private void say(String problem) {
      state.setText("✕ " + problem);
      state.setTooltip(new Tooltip(problem));
    }

    private void remove() {
      repeat.ifPresent(Repeat::stop);
      shown.remove(this);
      rows.getChildren().remove(this);
      remember();
      JobsPage.this.refresh();
    }

    void refresh() {
      button.setText(isActive() ? "Stop" : "Start");
      getStyleClass().remove("active");
      if (isActive()) {
        getStyleClass().add("active");
      }
      if (repeat.isEmpty()) {
        if (!state.getText().startsWith("✕")) {
          state.setText("off · " + rate(what.rhythm().map(r -> r.perSecond()).orElse(0.0)));
        }
        return;
      }
      var status = repeat.get().status();
      String sent = "%,d sent".formatted(status.sent() - status.failed());
      state.setText(
          switch (status.state()) {
            case RUNNING, PAUSED ->
                "%s of %s · %s%s"
                    .formatted(
                        number(status.actual()),
                        rate(status.asked()),
                        sent,
                        status.failed() > 0 ? " · %,d failed".formatted(status.failed()) : "");
            case DONE -> "done · " + sent;
            case STOPPED -> "stopped · " + sent;
            case FAILED -> "✕ " + status.problem();
          });
      if (!status.problem().isEmpty()) {
        state.setTooltip(new Tooltip(status.problem()));
      }
    }
  }

  static String number(double rate) {
    return rate >= 100 ? "%,.0f".formatted(rate) : "%.1f".formatted(rate);
  }

  private static String rate(double perSecond) {
    return number(perSecond) + "/s";
  }
}

package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.send.Repeat;
import picklescope.send.SavedSend;
import picklescope.send.SendJob;

/** The page of repeats: the running ones with their rates, and former ones to start again. */
final class JobsPage implements Page {
  private final Outbox outbox;
  private final KeptSends kept;
  private final VBox rows = new VBox();
  private final Label empty = new Label("No repeats. Write a message and choose Repeat…");
  private final Button stopAll = new Button("Stop all");
  private final VBox box;
  private final List<JobRow> shown = new ArrayList<>();

  /**
   * @param kept the file in which repeats are remembered
   */
  JobsPage(Outbox outbox, KeptSends kept, Runnable stopEverything) {
    this.outbox = outbox;
    this.kept = kept;
    rows.getStyleClass().add("job-rows");
    empty.setId("jobs-none");
    empty.getStyleClass().add("muted");
    stopAll.setId("jobs-stop-all");
    stopAll.setTooltip(new Tooltip("Stop all repeats, replays and responders (Ctrl+.)"));
    stopAll.setOnAction(_ -> stopEverything.run());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head = new HBox(6, new Label("Repeats"), empty, space, stopAll);
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

  /** Adds a repeat that was started. */
  void started(SavedSend what, Repeat repeat) {
    add(new JobRow(outbox, what, Optional.of(repeat), this::remove));
    remember();
  }

  private void add(JobRow row) {
    shown.add(row);
    rows.getChildren().add(row);
    refresh();
  }

  private void restore(List<SavedSend> sends) {
    if (shown.isEmpty()) {
      sends.forEach(send -> add(new JobRow(outbox, send, Optional.empty(), this::remove)));
    }
  }

  private void remember() {
    var sends = shown.stream().map(JobRow::what).toList();
    kept.change(content -> content.withSends(_ -> sends));
  }

  /** Returns the number of active jobs of a kind. */
  long running(Predicate<SendJob> which) {
    return outbox.session().jobs().list().stream()
        .filter(one -> one.job().status().state().isActive() && which.test(one.job()))
        .count();
  }

  @Override
  public void refresh() {
    empty.setVisible(shown.isEmpty());
    empty.setManaged(shown.isEmpty());
    shown.forEach(JobRow::refresh);
  }

  private void remove(JobRow row) {
    shown.remove(row);
    rows.getChildren().remove(row);
    remember();
    refresh();
  }
}

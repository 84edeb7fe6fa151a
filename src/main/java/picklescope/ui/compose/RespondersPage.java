package picklescope.ui.compose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import picklescope.saved.SavedFiles;
import picklescope.saved.SavedSends;
import picklescope.send.SavedResponder;

/** The page of responders: the fields to add one, and a row with a switch for each. */
final class RespondersPage implements Page {
  private final Outbox outbox;
  private final SavedFiles files;
  private final ResponderForm form;
  private final VBox rows = new VBox();
  private final Label problem = new Label();
  private final List<ResponderRow> shown = new ArrayList<>();
  private Optional<ResponderRow> edited = Optional.empty();
  private final VBox box;

  RespondersPage(Outbox outbox, SavedFiles files) {
    this.outbox = outbox;
    this.files = files;
    form = new ResponderForm(outbox, this::save);
    var empty = new Label("No responders. A responder answers messages that match its filter.");
    empty.getStyleClass().add("muted");
    empty.visibleProperty().bind(Bindings.isEmpty(rows.getChildren()));
    empty.managedProperty().bind(empty.visibleProperty());
    problem.setId("responder-problem");
    problem.getStyleClass().add("mistake");
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    rows.getStyleClass().add("job-rows");
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    box = new VBox(4, form, problem, empty, scroll);
    box.setId("responders-page");
    box.getStyleClass().add("compose-page");
  }

  @Override
  public Node node() {
    return box;
  }

  /** Displays the responders of the files. New ones are off; removed ones are switched off. */
  void show(List<SavedFiles.Snapshot> all) {
    var rest = new ArrayList<>(shown);
    shown.clear();
    for (SavedFiles.Snapshot file : all) {
      for (SavedResponder one : file.content().responders()) {
        var known =
            rest.stream()
                .filter(row -> row.file() == file.file() && row.saved().equals(one))
                .findFirst();
        known.ifPresent(rest::remove);
        shown.add(
            known.orElseGet(() -> new ResponderRow(outbox, file.file(), one, new RowActions())));
      }
    }
    rest.forEach(ResponderRow::end);
    rows.getChildren().setAll(shown);
    refresh();
  }

  private final class RowActions implements ResponderRow.Actions {
    @Override
    public void edit(ResponderRow row) {
      edited = Optional.of(row);
      form.edit(row.saved());
    }

    @Override
    public void remove(ResponderRow row) {
      row.end();
      change(row.file(), Optional.of(row.saved()), Optional.empty());
    }
  }

  private void save(Optional<SavedResponder> instead, SavedResponder one) {
    var file = edited.filter(_ -> instead.isPresent()).map(ResponderRow::file);
    change(file.orElse(files.own()), instead, Optional.of(one));
    edited = Optional.empty();
  }

  private void change(
      SavedSends file, Optional<SavedResponder> before, Optional<SavedResponder> after) {
    files.change(
        file,
        now -> {
          var all = new ArrayList<>(now.responders());
          int at = before.map(all::indexOf).orElse(all.size());
          if (at < 0) {
            throw new IOException(
                "Another program has changed this entry. The list shows its current state; try"
                    + " again.");
          }
          if (before.isPresent()) {
            all.remove(at);
          }
          after.ifPresent(one -> all.add(at, one));
          return now.withResponders(_ -> all);
        },
        failed -> Platform.runLater(() -> problem.setText(failed.orElse(""))));
  }

  /** Returns the number of responders that are on. */
  long on() {
    return shown.stream().filter(ResponderRow::isOn).count();
  }

  @Override
  public void refresh() {
    shown.forEach(ResponderRow::refresh);
  }
}

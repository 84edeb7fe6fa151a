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

/** What answers by itself: two lines to add one, and a row with a switch for each. */
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
    form = new ResponderForm(outbox, this::keep);
    var none = new Label("No responders. Each answers the messages that its filter chooses.");
    none.getStyleClass().add("muted");
    none.visibleProperty().bind(Bindings.isEmpty(rows.getChildren()));
    none.managedProperty().bind(none.visibleProperty());
    problem.setId("responder-problem");
    problem.getStyleClass().add("mistake");
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    rows.getStyleClass().add("job-rows");
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    box = new VBox(4, form, problem, none, scroll);
    box.setId("responders-page");
    box.getStyleClass().add("compose-page");
  }

  @Override
  public Node node() {
    return box;
  }

  /** Shows those of the files: new ones switched off, those that are gone no more. */
  void show(List<SavedFiles.Shown> all) {
    var rest = new ArrayList<>(shown);
    shown.clear();
    for (SavedFiles.Shown file : all) {
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

  private void keep(Optional<SavedResponder> instead, SavedResponder one) {
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
                "Another program has changed it meanwhile. It is shown as it is now; try again.");
          }
          if (before.isPresent()) {
            all.remove(at);
          }
          after.ifPresent(one -> all.add(at, one));
          return now.withResponders(_ -> all);
        },
        failed -> Platform.runLater(() -> problem.setText(failed.orElse(""))));
  }

  /** How many are on. */
  long on() {
    return shown.stream().filter(ResponderRow::isOn).count();
  }

  @Override
  public void refresh() {
    shown.forEach(ResponderRow::refresh);
  }
}

package picklescope.ui.compose;

import java.util.ArrayList;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import picklescope.saved.SavedFiles;
import picklescope.send.SavedResponder;
import picklescope.ui.control.SecondClick;
import picklescope.view.compose.Outbox;
import picklescope.view.compose.ResponderSwitch;
import picklescope.view.compose.ResponderSwitches;
import picklescope.view.compose.SavedChanges;

/** The page of responders: the fields to add one, and a row with a switch for each. */
final class RespondersPage implements Page {
  private final SavedFiles files;
  private final SavedChanges changes;
  private final ResponderSwitches switches;
  private final ResponderForm form;
  private final VBox rows = new VBox();
  private final VBox box;

  /**
   * Creates the page.
   *
   * @param switches the responders of the files; {@link #show} displays changes of them
   * @param files contain the saved responders
   */
  RespondersPage(Outbox outbox, ResponderSwitches switches, SavedFiles files) {
    this.files = files;
    this.switches = switches;
    changes = new SavedChanges(files, Platform::runLater);
    form = new ResponderForm(outbox, this::save);
    var empty = new Label("No responders. A responder answers messages that match its filter.");
    empty.setWrapText(true);
    empty.setMinHeight(Region.USE_PREF_SIZE);
    empty.getStyleClass().add("muted");
    empty.visibleProperty().bind(Bindings.isEmpty(rows.getChildren()));
    rows.getStyleClass().add("job-rows");
    SecondClick.ignore(rows);
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(60);
    var list = new StackPane(scroll, empty);
    StackPane.setAlignment(empty, Pos.TOP_LEFT);
    VBox.setVgrow(list, Priority.ALWAYS);
    box = new VBox(4, form, list);
    box.setId("responders-page");
    box.getStyleClass().add("compose-page");
    display();
  }

  @Override
  public Region node() {
    return box;
  }

  /** Displays the responders of the files. The rows of responders that stay are kept. */
  void display() {
    var before = rows.getChildren().stream().map(ResponderRow.class::cast).toList();
    var now = new ArrayList<ResponderRow>();
    for (ResponderSwitch one : switches.all()) {
      now.add(
          before.stream()
              .filter(row -> row.responder() == one)
              .findFirst()
              .orElseGet(() -> new ResponderRow(one, new RowActions())));
    }
    rows.getChildren().setAll(now);
    refresh();
  }

  private final class RowActions implements ResponderRow.Actions {
    @Override
    public void edit(ResponderSwitch responder) {
      form.edit(responder);
    }

    @Override
    public void remove(ResponderSwitch responder) {
      responder.end();
      changes.put(
          responder.file(), Optional.of(responder.saved()), Optional.empty(), form::display);
    }
  }

  private void save(Optional<ResponderSwitch> instead, SavedResponder one) {
    changes.put(
        instead.map(ResponderSwitch::file).orElse(files.own()),
        instead.map(ResponderSwitch::saved),
        Optional.of(one),
        form::display);
  }

  @Override
  public void refresh() {
    rows.getChildren().forEach(row -> ((ResponderRow) row).refresh());
  }
}

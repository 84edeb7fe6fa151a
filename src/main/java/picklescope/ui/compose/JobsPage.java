package picklescope.ui.compose;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import picklescope.ui.control.FittingLine;
import picklescope.ui.control.SecondClick;
import picklescope.ui.control.Tips;
import picklescope.view.compose.RepeatList;

/** The page of repeats: the running ones with their rates, and former ones to start again. */
final class JobsPage implements Page {
  private final RepeatList repeats;
  private final VBox rows = new VBox();
  private final Label empty = new Label("No repeats. Write a message and choose Repeat…");
  private final Button stopAll = new Button("Stop all");
  private final VBox box;

  /**
   * Creates the page.
   *
   * @param repeats its rows; {@link #show} displays changes of them
   */
  JobsPage(RepeatList repeats, Runnable stopEverything) {
    this.repeats = repeats;
    rows.getStyleClass().add("job-rows");
    SecondClick.ignore(rows);
    empty.setId("jobs-none");
    empty.getStyleClass().add("muted");
    stopAll.setId("jobs-stop-all");
    Tips.explain(stopAll, "Stop all repeats, replays and responders (Ctrl+.)");
    stopAll.setOnAction(_ -> stopEverything.run());
    var title = new Label("Repeats");
    title.setMinWidth(Region.USE_PREF_SIZE);
    stopAll.setMinWidth(Region.USE_PREF_SIZE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head = new FittingLine();
    head.getChildren().setAll(title, space, stopAll);
    head.setAlignment(Pos.CENTER_LEFT);
    empty.setWrapText(true);
    empty.setMinHeight(Region.USE_PREF_SIZE);
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    scroll.setMinHeight(60);
    box = new VBox(4, head, empty, scroll);
    box.setId("jobs-page");
    box.getStyleClass().add("compose-page");
    display();
  }

  @Override
  public Region node() {
    return box;
  }

  /** Displays a row for each repeat; the rows of repeats that stay are kept. */
  void display() {
    var entries = repeats.entries();
    rows.getChildren().removeIf(row -> !entries.contains(((JobRow) row).entry()));
    entries
        .subList(rows.getChildren().size(), entries.size())
        .forEach(entry -> rows.getChildren().add(new JobRow(entry, repeats::remove)));
    refresh();
  }

  @Override
  public void refresh() {
    empty.setVisible(rows.getChildren().isEmpty());
    empty.setManaged(rows.getChildren().isEmpty());
    rows.getChildren().forEach(row -> ((JobRow) row).refresh());
  }
}

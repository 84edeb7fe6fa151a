package picklescope.ui;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.Popovers;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.command.KeyNote;
import picklescope.view.command.Place;

/** Shows all keys, by the panes in which they have an effect. */
final class KeyHelp {
  private static final List<Place> LEFT = List.of(Place.ANYWHERE, Place.MENUS, Place.TEXT);

  private final CommandCatalogue catalogue;
  private final PopOver popOver = Popovers.create();

  /** Creates the help, which is not shown. */
  KeyHelp(CommandCatalogue catalogue) {
    this.catalogue = catalogue;
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  /** Opens below a node, or closes if it is open. */
  void show(Node below) {
    if (popOver.isShowing()) {
      popOver.hide();
      return;
    }
    var right = Stream.of(Place.values()).filter(place -> !LEFT.contains(place)).toList();
    var columns = new HBox(24, column(LEFT), column(right));
    columns.getStyleClass().add("popover-content");
    var scroll = new ScrollPane(columns);
    scroll.setId("key-help");
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.ALWAYS); // has its own room beside the text
    scroll.setMaxWidth(below.getScene().getWidth() - 20);
    scroll.setMaxHeight(below.getScene().getHeight() - 110);
    popOver.setContentNode(scroll);
    popOver.show(below);
    scroll.requestFocus();
  }

  private VBox column(List<Place> places) {
    var column = new VBox(8);
    for (Place place : places) {
      var title = new Label(place.title());
      title.getStyleClass().add("pane-title");
      var grid = new GridPane();
      grid.getStyleClass().add("filter-help");
      for (KeyNote note : catalogue.keyHelp(place)) {
        var keys = new Label(note.keys());
        keys.getStyleClass().addAll("code", "keys");
        keys.setMinWidth(Label.USE_PREF_SIZE);
        var does = new Label(note.does());
        does.setMinWidth(Label.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), keys, does);
      }
      column.getChildren().addAll(title, grid);
    }
    return column;
  }
}

package picklescope.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import picklescope.ui.control.Popovers;

/** Shows the keys of each pane. */
final class KeyHelp {
  private record Key(String keys, String does) {}

  private record Section(String title, List<Key> keys) {}

  private static final List<Section> LEFT =
      List.of(
          new Section(
              "Anywhere",
              List.of(
                  new Key("F6, Shift+F6", "to the next pane, the one before"),
                  new Key("Tab, Shift+Tab", "to the next button or field, the one before"),
                  new Key("Ctrl+T, Ctrl+F, Ctrl+M", "to the table, the filter, the message"),
                  new Key("Alt+F, Alt+C", "menus: File, Columns"),
                  new Key("Ctrl+P, Ctrl+K", "pause, clear"),
                  new Key("Ctrl+G", "to a number"),
                  new Key("Ctrl+O, Ctrl+S, Ctrl+L", "open, save all, back to live"),
                  new Key("Ctrl+E", "edit and resend the row"),
                  new Key("Ctrl+.", "stop all that sends by itself"),
                  new Key("F11", "enlarge the inspector"),
                  new Key("Alt+Shift+arrows", "move the edge of the pane"),
                  new Key("Ctrl+D", "light or dark"),
                  new Key("Ctrl++, Ctrl+-, Ctrl+0", "text size"))),
          new Section(
              "Filter",
              List.of(
                  new Key("F1", "what it can ask for; Tab and Enter take an example"),
                  new Key("Ctrl+Space; Tab", "propose names and values; take one"),
                  new Key("Up, Down", "filters used before; down to the rows"),
                  new Key("Enter; Escape", "use it, again: the rows; show everything"),
                  new Key("F2, Delete", "rename a kept filter, take it away"))));

  private static final List<Section> RIGHT =
      List.of(
          new Section(
              "Table",
              List.of(
                  new Key("arrows, Page, Home", "to a row; with Shift select; Ctrl+A all"),
                  new Key("Ctrl with them; Space", "without selecting; select it too, or not"),
                  new Key("End", "to the newest, and follow it"),
                  new Key("F, Shift+F, /", "find the next, the one before, other words"),
                  new Key("S", "sort by a column: up, down, not"),
                  new Key("M, C", "mark, comment"),
                  new Key("N, Shift+N", "to the next marked row, the one before"),
                  new Key("Ctrl+C", "copy as a Python call"),
                  new Key("Shift+F10", "menu: filter for a value, copy as ..., resend"),
                  new Key("Escape", "end sorting or finding; select nothing"))),
          new Section("Times", List.of(new Key("left, right, Home, End", "to another time"))),
          new Section(
              "Arrange columns (Alt+C)",
              List.of(
                  new Key("Space", "show or hide"),
                  new Key("Alt+Up, Alt+Down", "move; colouring rules too"),
                  new Key("left, right", "narrower, wider"))),
          new Section(
              "Inspector, message",
              List.of(
                  new Key("left, right", "close, open a value; walk the bytes"),
                  new Key("Ctrl+C, Ctrl+Shift+C", "copy the value or the bytes; its path"),
                  new Key("O, X", "only messages with this value, all others"),
                  new Key("F, A, L", "find the next with it, add it as column, colour"),
                  new Key("Ctrl+Enter", "send the message"),
                  new Key("Shift+Tab; up, down", "to the composer's pages; from page to page"))));

  private final PopOver popOver = Popovers.create();

  /** Creates the help, which is not shown. */
  KeyHelp() {
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setDetachable(false);
    popOver.setAutoHide(true);
  }

  /** Opens below a node. */
  void show(Node below) {
    var columns = new HBox(24, column(LEFT), column(RIGHT));
    columns.getStyleClass().add("popover-content");
    var scroll = new ScrollPane(columns);
    scroll.setId("key-help");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(below.getScene().getHeight() - 90);
    popOver.setContentNode(scroll);
    popOver.show(below);
    scroll.requestFocus();
  }

  private static VBox column(List<Section> sections) {
    var column = new VBox(8);
    for (Section section : sections) {
      var title = new Label(section.title());
      title.getStyleClass().add("pane-title");
      var grid = new GridPane();
      grid.getStyleClass().add("filter-help");
      for (Key key : section.keys()) {
        var keys = new Label(key.keys());
        keys.getStyleClass().add("code");
        keys.setMinWidth(Label.USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), keys, new Label(key.does()));
      }
      column.getChildren().addAll(title, grid);
    }
    return column;
  }
}

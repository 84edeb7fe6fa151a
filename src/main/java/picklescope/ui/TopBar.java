package picklescope.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line at the top: what the table does, and how the window looks. */
final class TopBar extends HBox {
  final MenuButton file =
      Icons.button(new MenuButton("File"), "file", "file", "Open and save captures (Alt+F)");
  final ToggleButton pause =
      Icons.button(
          new ToggleButton("Pause"),
          "pause",
          "pause",
          "Freeze the table; recording goes on (Ctrl+P)");
  final ToggleButton follow =
      Icons.button(new ToggleButton("Follow"), "follow", "follow", "Keep the newest in view (End)");
  final Button clear =
      Icons.button(
          new Button("Clear"),
          "clear",
          "clear",
          "Empty the table; what comes keeps its number (Ctrl+K)");
  final MenuButton columns =
      Icons.button(
          new MenuButton("Columns"),
          "columns",
          "columns",
          "Choose columns, colours, and how times are said (Alt+C)");
  final Button smaller =
      Icons.button(new Button(), "font-smaller", "minus", "Smaller text (Ctrl -)");
  final Button larger = Icons.button(new Button(), "font-larger", "plus", "Larger text (Ctrl +)");
  final Button theme = Icons.button(new Button(), "theme", "theme", "Light or dark (Ctrl+D)");
  final Button keys = Icons.button(new Button(), "keys", "question", "The keys (F1)");
  final Label count = new Label();

  TopBar() {
    setId("top");
    getStyleClass().add("top");
    setAlignment(Pos.CENTER_LEFT);
    count.setId("count");
    count.getStyleClass().add("count");
    smaller.getStyleClass().addAll("button-icon", "flat");
    larger.getStyleClass().addAll("button-icon", "flat");
    theme.getStyleClass().addAll("button-icon", "flat");
    keys.getStyleClass().addAll("button-icon", "flat");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .setAll(file, pause, follow, clear, columns, space, count, smaller, larger, theme, keys);
  }
}

package picklescope.ui;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import picklescope.ui.control.Throttle;
import picklescope.view.command.Command;
import picklescope.view.command.CommandCatalogue;
import picklescope.view.table.EventRows;

/** The line at the top: buttons for commands, menus, and how many messages there are. */
final class TopBar extends ToolBar {
  final MenuButton columns;
  final Button keys;
  final Label count = new Label();
  private final ToggleButton pause;
  private final ToggleButton follow;
  private final List<Runnable> refreshes;
  private final Throttle countText = new Throttle();

  /** Creates the buttons of the commands. */
  TopBar(CommandCatalogue commands) {
    setId("top");
    getStyleClass().add("top");
    columns =
        Icons.button(
            new MenuButton("Columns"),
            "columns",
            "columns",
            "Choose columns, colours and the form of times");
    pause = new ToggleButton(commands.get("pause").name());
    follow = new ToggleButton(commands.get("follow").name());
    var save = button(new Button("Save"), "save", commands.get("save-all"));
    refreshes =
        List.of(
            () -> save.setDisable(!commands.get("save-all").enabled().getAsBoolean()),
            switching(pause, "pause", commands.get("pause")),
            switching(follow, "follow", commands.get("follow")));
    var clear = button(new Button(commands.get("clear").name()), "clear", commands.get("clear"));
    keys = flat("question", commands.get("keys"));
    count.setId("count");
    count.getStyleClass().add("count");
    count.setMaxHeight(Double.MAX_VALUE);
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getItems()
        .setAll(
            button(new Button("Open"), "open", commands.get("open")),
            save,
            pause,
            follow,
            clear,
            columns,
            space,
            count,
            keys);
  }

  private static <B extends ButtonBase> B icon(B button, String icon, Command command) {
    return Icons.button(button, command.id(), icon, command.tooltip());
  }

  private static <B extends ButtonBase> B button(B button, String icon, Command command) {
    button.setOnAction(_ -> command.run());
    return icon(button, icon, command);
  }

  private static Button flat(String icon, Command command) {
    var button = button(new Button(), icon, command);
    button.getStyleClass().addAll("button-icon", "flat");
    return button;
  }

  /** Returns what shows whether the command is on. */
  private static Runnable switching(ToggleButton button, String icon, Command command) {
    Runnable refresh = () -> button.setSelected(command.isSelected());
    icon(button, icon, command);
    button.setOnAction(_ -> {
      command.run();
      refresh.run();
    });
    return refresh;
  }

  /** Shows the state of the rows that the table shows. For each frame. */
  void pulse(EventRows rows) {
    refreshes.forEach(Runnable::run);
    if (countText.take()) {
      count.setText(rows.countWords());
    }
  }
}

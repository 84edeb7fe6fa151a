package picklescope.ui;

import javafx.scene.Scene;
import javafx.scene.control.MenuBar;

/** The keys of the window. */
final class WindowKeys {
  private WindowKeys() {}

  /** Installs them in the scene of a window. */
  static void install(MainWindow window, Scene scene, MenuBar menus) {
    KeyboardMark.install(scene);
    MenuBarKeys.install(scene, menus);
    var commands = window.commands();
    var keys = new CommandKeys(commands);
    keys.onRefused(
        command -> window.status().notify("Not possible now: " + command.name().replace("…", "")));
    keys.install(scene);
    PaneKeys.install(scene, window.composer());
    new RowDoubleClick(() -> window.events().table(), commands.get("open-row")::run).install(scene);
    window.composer().setTakenKeys(keys::isTaken);
  }
}

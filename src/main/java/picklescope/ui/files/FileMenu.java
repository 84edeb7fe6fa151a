package picklescope.ui.files;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import picklescope.session.ByteSize;
import picklescope.session.Session;
import picklescope.settings.Settings;
import picklescope.view.files.FileTexts;

/** The menu that opens and saves captures, and has the settings of the live capture. */
final class FileMenu {
  private final Session session;
  private final CaptureFiles files;

  FileMenu(Session session, CaptureFiles files) {
    this.session = session;
    this.files = files;
  }

  /** Updates the menu of a button each time it opens. */
  void install(MenuButton button) {
    fill(button);
    button.setOnShowing(_ -> fill(button));
  }

  private void fill(MenuButton button) {
    long selected = files.table().model().selection().count();
    var back = item("file-live", "Back to live  (Ctrl+L)", files::backToLive);
    back.setDisable(!files.isFileShown());
    var saveShown = saveShown();
    var saveSelected =
        item(
            "file-save-selected", "Save selected…  (%,d)".formatted(selected), files::saveSelected);
    saveSelected.setDisable(selected == 0);
    button
        .getItems()
        .setAll(
            item("file-open", "Open…  (Ctrl+O)", files::open),
            recent(),
            back,
            new SeparatorMenuItem(),
            item("file-save-all", "Save all…  (Ctrl+S)", files::saveAll),
            saveShown,
            saveSelected,
            new SeparatorMenuItem(),
            caps(),
            keep());
  }

  /** While a filter is still running, its final result can be saved. */
  private MenuItem saveShown() {
    try (var shown = files.shownNumbers()) {
      boolean more = !shown.waitingFor().isEmpty();
      String words = "Save shown…  (%,d%s)".formatted(shown.found(), more ? " so far" : "");
      var item = item("file-save-shown", words, files::saveShown);
      item.setDisable(shown.found() == 0 && !more);
      return item;
    }
  }

  private Menu recent() {
    var menu = new Menu("Open recent");
    menu.setId("file-recent");
    for (String text : session.settings().get(Settings.RECENT_CAPTURES)) {
      menu.getItems().add(item("", text, () -> files.open(List.of(Path.of(text)))));
    }
    menu.setDisable(menu.getItems().isEmpty());
    return menu;
  }

  private Menu caps() {
    long now = session.settings().get(Settings.JOURNAL_CAP);
    var menu = new Menu("Keep of the live capture");
    menu.setId("file-cap");
    var group = new ToggleGroup();
    for (long bytes : FileTexts.journalCaps(now)) {
      var item = new RadioMenuItem("the newest " + ByteSize.text(bytes));
      item.setId("file-cap-" + bytes);
      item.setToggleGroup(group);
      item.setSelected(bytes == now);
      item.setOnAction(_ -> session.recorder().keepAtMost(bytes));
      menu.getItems().add(item);
    }
    return menu;
  }

  private CheckMenuItem keep() {
    var item = new CheckMenuItem("Keep what is not saved for the next start");
    item.setId("file-keep-session");
    item.setSelected(session.recorder().keepsUnsaved());
    item.setOnAction(_ -> session.recorder().keepUnsaved(item.isSelected()));
    return item;
  }

  private static MenuItem item(String id, String text, Runnable action) {
    var item = new MenuItem(text);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(
        _ -> Platform.runLater(action)); // after the menu has closed: a dialog may block
    return item;
  }
}

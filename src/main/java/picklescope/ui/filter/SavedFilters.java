package picklescope.ui.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import picklescope.settings.SavedFilter;
import picklescope.settings.Settings;
import picklescope.settings.SettingsKeeper;
import picklescope.ui.control.LimitedField;
import picklescope.ui.control.Tips;
import picklescope.view.text.LeftToRight;

/**
 * The saved filters as buttons: a click applies one, a second click shows everything. What more
 * there are is in a menu, so that the table stays in view.
 */
final class SavedFilters extends FlowPane {
  private static final int LONGEST_NAME = 32;
  private static final int MOST_BUTTONS = 50;

  private final SettingsKeeper settings;
  private final Consumer<String> use;
  private final Runnable leave;
  private List<SavedFilter> filled = List.of();
  private String used = "";

  /**
   * Shows the filters of the settings.
   *
   * @param use receives the text of a filter; an empty one to show everything
   * @param leave focuses something else when the last one is removed
   */
  SavedFilters(SettingsKeeper settings, Consumer<String> use, Runnable leave) {
    this.settings = settings;
    this.use = use;
    this.leave = leave;
    setId("saved-filters");
    getStyleClass().add("saved-filters");
    fill();
  }

  boolean contains(String text) {
    return list().stream().anyMatch(saved -> saved.text().equals(text));
  }

  /** Saves a filter. */
  void add(String text) {
    String name = text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…";
    change(old -> {
      var more = new ArrayList<>(old);
      more.add(new SavedFilter(name, text));
      return more;
    });
  }

  /** Removes a filter. */
  void remove(String text) {
    change(old -> old.stream().filter(saved -> !saved.text().equals(text)).toList());
  }

  private void rename(SavedFilter renamed, String name) {
    if (name.isBlank()) {
      fill();
      focus(filled.indexOf(renamed));
      return;
    }
    change(old ->
        old.stream()
            .map(saved -> saved.equals(renamed) ? new SavedFilter(name, saved.text()) : saved)
            .toList());
    focus(list().indexOf(new SavedFilter(name, renamed.text())));
  }

  /** Shows which filter is applied. */
  void showUsed(String text) {
    used = text;
    if (!filled.equals(list())) {
      fill();
    }
    // existing buttons stay, for one of them may be focused
    for (int i = 0; i < getChildren().size(); i++) {
      if (getChildren().get(i) instanceof ToggleButton button) {
        button.setSelected(filled.get(i).text().equals(text));
      }
    }
  }

  /** Focuses the button with an index, or the last. */
  private void focus(int place) {
    if (getChildren().isEmpty()) {
      leave.run();
    } else {
      getChildren().get(Math.clamp(place, 0, getChildren().size() - 1)).requestFocus();
    }
  }

  private List<SavedFilter> list() {
    return settings.get(Settings.SAVED_FILTERS);
  }

  private void change(UnaryOperator<List<SavedFilter>> change) {
    settings.update(
        old -> old.with(Settings.SAVED_FILTERS, change.apply(old.get(Settings.SAVED_FILTERS))));
    fill();
  }

  /** Shows the filters of the settings, which another window may have changed. */
  private void fill() {
    filled = list();
    getChildren().setAll(filled.stream().limit(MOST_BUTTONS).map(this::button).toList());
    if (filled.size() > MOST_BUTTONS) {
      getChildren().add(menu(filled.subList(MOST_BUTTONS, filled.size())));
    }
    setVisible(!filled.isEmpty()); // else it takes the mouse where it was
    setManaged(!filled.isEmpty());
  }

  private MenuButton menu(List<SavedFilter> more) {
    var menu = new MenuButton("%,d more".formatted(more.size()));
    menu.setId("more-saved-filters");
    menu.getStyleClass().add("small");
    for (SavedFilter saved : more) {
      var item = new MenuItem(LeftToRight.held(saved.name()));
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> use.accept(saved.text()));
      menu.getItems().add(item);
    }
    return menu;
  }

  private ToggleButton button(SavedFilter saved) {
    var button = new ToggleButton();
    Tips.set(button, saved.name());
    button.setFocusTraversable(true);
    button.getStyleClass().addAll("small", "saved-filter");
    button.setSelected(saved.text().equals(used));
    button.setTooltip(Tips.of(saved.text() + "\nF2 renames it, Delete takes it away"));
    button.setOnAction(_ -> use.accept(button.isSelected() ? saved.text() : ""));
    button.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.DELETE) {
        int place = getChildren().indexOf(button);
        remove(saved.text());
        focus(place);
      } else if (key.getCode() == KeyCode.F2) {
        askName(button, saved);
      }
    });
    var rename = new MenuItem("Rename…");
    rename.setOnAction(_ -> askName(button, saved));
    var remove = new MenuItem("Take away");
    remove.setOnAction(_ -> remove(saved.text()));
    button.setContextMenu(new ContextMenu(rename, remove));
    return button;
  }

  /** Replaces a button by a field for its name until Enter or Escape. */
  private void askName(ToggleButton button, SavedFilter saved) {
    var name = new LimitedField(saved.name());
    name.setId("saved-filter-name");
    name.setAccessibleText("Name of the saved filter");
    name.setPrefColumnCount(16);
    getChildren().set(getChildren().indexOf(button), name);
    name.setOnAction(_ -> rename(saved, name.getText().strip()));
    name.setOnKeyPressed(key -> {
      if (key.getCode() == KeyCode.ESCAPE) {
        fill();
        focus(filled.indexOf(saved));
        key.consume();
      }
    });
    name.requestFocus();
    name.selectAll();
  }
}

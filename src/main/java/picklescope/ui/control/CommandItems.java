package picklescope.ui.control;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import picklescope.view.command.Command;
import picklescope.view.command.CommandMenu;
import picklescope.view.command.Keys;
import picklescope.view.command.Place;
import picklescope.view.text.LeftToRight;

/** Menus and menu items of commands. For the JavaFX thread. */
public final class CommandItems {
  private CommandItems() {}

  /** Returns a bar of menus; on macOS the system shows it. */
  public static MenuBar menuBar(List<CommandMenu> menus) {
    var bar = new MenuBar();
    bar.setId("menus");
    bar.setMinWidth(0);
    bar.setUseSystemMenuBar(true);
    menus.forEach(menu -> bar.getMenus().add(menu(menu)));
    return bar;
  }

  /** Returns a menu whose items have the state of their commands each time it opens. */
  public static Menu menu(CommandMenu menu) {
    var result = new Menu(menu.marked());
    result.setId("menu-" + menu.title().toLowerCase(Locale.ROOT));
    menu.entries().forEach(entry -> result.getItems().add(item(entry)));
    result.setOnShowing(_ -> result.getItems().forEach(CommandItems::refresh));
    return result;
  }

  private static MenuItem item(CommandMenu.Entry entry) {
    return switch (entry) {
      case CommandMenu.Item one -> inMenuBar(one.command());
      case CommandMenu.Separator _ -> new SeparatorMenuItem();
      case CommandMenu.Submenu submenu -> submenu(submenu);
      case CommandMenu.Choices choices -> choices(choices);
    };
  }

  private static Menu submenu(CommandMenu.Submenu submenu) {
    var menu = new Menu(submenu.title());
    submenu.commands().forEach(command -> menu.getItems().add(inMenuBar(command)));
    menu.setUserData((Runnable) () -> menu.getItems().forEach(CommandItems::refresh));
    return menu;
  }

  private static Menu choices(CommandMenu.Choices choices) {
    var menu = new Menu(choices.title());
    menu.setId("menu-" + choices.id());
    Runnable fill =
        () -> {
          var items =
              choices.commands().get().stream()
                  .map(command -> item(command, choices.oneOf()))
                  .toList();
          menu.getItems().setAll(items);
          menu.setDisable(items.isEmpty());
        };
    menu.setUserData(fill);
    return menu;
  }

  /** Returns an item with the key of its command, which gets its state when its menu opens. */
  private static MenuItem inMenuBar(Command command) {
    var item = command.selected().isEmpty() ? new MenuItem() : new CheckMenuItem();
    item.setId("menu-" + command.id());
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> runLater(command));
    showKeys(item, command);
    if (command.place() == Place.ANYWHERE) {
      command.keys().stream().findFirst().ifPresent(keys -> item.setAccelerator(combination(keys)));
    }
    Runnable refresh =
        () -> {
          item.setText(command.label().get());
          item.setDisable(!command.enabled().getAsBoolean());
          select(item, command);
        };
    item.setUserData(refresh);
    item.setText(command.name());
    return item;
  }

  private static void refresh(MenuItem item) {
    if (item.getUserData() instanceof Runnable refresh) {
      refresh.run();
    }
  }

  /** Returns items with the present state of commands. */
  public static List<MenuItem> items(List<Command> commands, boolean oneOf) {
    return commands.stream().map(command -> item(command, oneOf)).toList();
  }

  /**
   * Returns an item with the present state of a command.
   *
   * @param oneOf whether exactly one of several is on
   */
  public static MenuItem item(Command command, boolean oneOf) {
    MenuItem item =
        command.selected().isEmpty()
            ? new MenuItem()
            : oneOf ? new RadioMenuItem() : new CheckMenuItem();
    item.setId(command.id());
    item.setText(LeftToRight.held(command.label().get()));
    showKeys(item, command);
    item.setMnemonicParsing(false);
    item.setDisable(!command.enabled().getAsBoolean());
    select(item, command);
    item.setOnAction(_ -> runLater(command));
    return item;
  }

  /** Runs a command after the menu has closed, for a dialog may block. */
  private static void runLater(Command command) {
    Platform.runLater(command::run);
  }

  /** Shows the first of the keys of a command, as {@link #showKeys(MenuItem, Keys)} does. */
  public static void showKeys(MenuItem item, Command command) {
    command.keys().stream().findFirst().ifPresent(keys -> showKeys(item, keys));
  }

  /** Shows keys at the right of an item, which does not react to them. */
  public static void showKeys(MenuItem item, Keys keys) {
    item.setAccelerator(new ShownKeys(keys));
  }

  /**
   * Makes an existing item that of a command.
   *
   * @param text the text of the item
   */
  public static void set(MenuItem item, Command command, String text) {
    item.setId(command.id());
    item.setMnemonicParsing(false); // names have underscores
    item.setText(LeftToRight.held(text));
    item.setDisable(!command.enabled().getAsBoolean());
    item.setOnAction(_ -> command.run());
  }

  /** Returns the command that has the pressed keys. */
  public static Optional<Command> of(KeyEvent event, List<Command> commands) {
    return commands.stream()
        .filter(
            command -> command.allKeys().stream().anyMatch(keys -> combination(keys).match(event)))
        .findFirst();
  }

  private static void select(MenuItem item, Command command) {
    switch (item) {
      case RadioMenuItem radio -> radio.setSelected(command.isSelected());
      case CheckMenuItem check -> check.setSelected(command.isSelected());
      default -> {}
    }
  }

  /**
   * Returns the keys as JavaFX matches them.
   *
   * @throws IllegalArgumentException if JavaFX does not know the key
   */
  public static KeyCombination combination(Keys keys) {
    KeyCode code = KeyCode.getKeyCode(keys.key());
    if (code == null) {
      throw new IllegalArgumentException("no key " + keys.key());
    }
    var modifiers = keys.modifiers();
    return new KeyCodeCombination(
        code,
        held(modifiers.contains("Shift")),
        ModifierValue.UP,
        held(modifiers.contains("Alt")),
        ModifierValue.UP,
        held(modifiers.contains("Ctrl")));
  }

  private static ModifierValue held(boolean held) {
    return held ? ModifierValue.DOWN : ModifierValue.UP;
  }
}

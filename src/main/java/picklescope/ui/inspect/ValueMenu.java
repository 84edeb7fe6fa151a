package picklescope.ui.inspect;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import picklescope.ui.control.CommandItems;
import picklescope.ui.text.DrawnRows;
import picklescope.view.value.ChosenValue;
import picklescope.view.value.ValueActions;
import picklescope.view.value.ValueCommands;

/** The commands for the value that is current in a view: its context menu and its keys. */
final class ValueMenu {
  /** Finds the current value. */
  @FunctionalInterface
  interface Question {
    /** Passes the current value to a consumer on the JavaFX thread; not at all if there is none. */
    void ask(Consumer<ChosenValue> answer);
  }

  /** The value of which all commands are disabled but exist. */
  static final ChosenValue NONE = new ChosenValue("", Optional.empty(), Optional.empty());

  private final DrawnRows view;
  private final Question question;
  private final ValueActions actions;
  private final List<MenuItem> copies;
  private final ContextMenu menu = new ContextMenu();

  /**
   * Adds them to a view.
   *
   * @param copies the items of the menu that copy
   */
  ValueMenu(DrawnRows view, Question question, ValueActions actions, List<MenuItem> copies) {
    this.view = view;
    this.question = question;
    this.actions = actions;
    this.copies = copies;
    menu.setId(view.getId() + "-menu");
    view.setOnContextMenuRequested(this::show);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void show(ContextMenuEvent event) {
    event.consume();
    if (event.isKeyboardTrigger()) {
      showBelowRow();
    } else {
      question.ask(value -> show(value, new Point2D(event.getScreenX(), event.getScreenY())));
    }
  }

  private void showBelowRow() {
    Point2D below = view.localToScreen(view.belowCurrentRow());
    question.ask(value -> show(value, below));
  }

  private void show(ChosenValue value, Point2D at) {
    menu.getItems().setAll(CommandItems.items(ValueCommands.of(value, actions), false));
    menu.getItems().add(menu.getItems().size() - 1, new SeparatorMenuItem());
    menu.getItems().addAll(copies);
    menu.show(view, at.getX(), at.getY());
  }

  private void pressed(KeyEvent key) {
    boolean asksForMenu =
        key.getCode() == KeyCode.CONTEXT_MENU || key.getCode() == KeyCode.F10 && key.isShiftDown();
    if (asksForMenu) { // not every platform makes a request of these keys
      key.consume();
      showBelowRow();
      return;
    }
    if (key.getCode() == KeyCode.ESCAPE && actions.endFind()) {
      key.consume();
      return;
    }
    CommandItems.of(key, ValueCommands.of(NONE, actions))
        .ifPresent(known -> {
          key.consume();
          question.ask(value ->
              ValueCommands.of(value, actions).stream()
                  .filter(command -> command.id().equals(known.id()))
                  .forEach(command -> run(command.enabled().getAsBoolean(), command::run)));
        });
  }

  private void run(boolean enabled, Runnable command) {
    if (enabled) {
      command.run();
    } else {
      actions.refuse();
    }
  }
}

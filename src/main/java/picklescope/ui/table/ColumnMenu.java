package picklescope.ui.table;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import picklescope.python.Repr;
import picklescope.ui.control.CommandItems;
import picklescope.view.command.Command;
import picklescope.view.table.TimeForm;

/** The menu that chooses the columns and the form of times. */
public final class ColumnMenu {
  private final EventTable table;
  private final MenuButton button;
  private final Consumer<Node> editRules;
  private final BooleanSupplier looksUpNames;
  private final Consumer<Boolean> lookUpNames;

  /**
   * Creates a menu, which {@link #use} connects to the button.
   *
   * @param editRules opens the colouring rules below a node
   * @param looksUpNames whether name servers are queried for the names of senders
   * @param lookUpNames switches that on or off
   */
  public ColumnMenu(
      EventTable table,
      MenuButton button,
      Consumer<Node> editRules,
      BooleanSupplier looksUpNames,
      Consumer<Boolean> lookUpNames) {
    this.looksUpNames = looksUpNames;
    this.lookUpNames = lookUpNames;
    this.table = table;
    this.editRules = editRules;
    this.button = button;
  }

  /** Makes the menu of the button that of this table. */
  public void use() {
    button.setOnShowing(_ -> fill());
  }

  private void fill() {
    var items = button.getItems();
    items.setAll(CommandItems.items(columns(), false));
    items.add(new SeparatorMenuItem());
    items.addAll(
        CommandItems.items(
            List.of(
                Command.of("column-add-open", "Add a column…", this::add),
                Command.of("arrange", "Order and widths…", this::arrange),
                Command.of("columns-reset", "Reset columns", this::reset),
                Command.of("columns-undo", "Undo reset of columns", this::undoReset)
                    .enabledIf(this::isReset),
                Command.of("color-rules-open", "Colours…", this::editRules)),
            false));
    items.add(new SeparatorMenuItem());
    items.add(
        CommandItems.item(
            Command.of(
                    "look-up-names",
                    "Look up senders' names (asks a name server)",
                    this::switchNameLookUp)
                .selectedIf(this::looksUpNames),
            false));
    items.add(new SeparatorMenuItem());
    var digits = new Menu("Digits of floats");
    digits.setId("float-digits");
    digits.getItems().setAll(CommandItems.items(digits(), true));
    items.add(digits);
    items.add(new SeparatorMenuItem());
    items.addAll(CommandItems.items(times(), true));
  }

  /** Returns commands that show and hide the columns. */
  public List<Command> columns() {
    return table.columns().shown().stream()
        .map(column ->
            Command.of(
                    "show-" + column.column().id(),
                    column.column().title() + (isCrowdedOut(column) ? "  (no room now)" : ""),
                    () -> table.columns().want(column, !column.isWanted()))
                .selectedIf(column::isWanted))
        .toList();
  }

  private static boolean isCrowdedOut(EventColumn column) {
    return column.isWanted() && !column.isVisible();
  }

  /** Returns commands that choose the form of times. */
  public List<Command> times() {
    return Stream.of(TimeForm.values())
        .map(form ->
            Command.of("time-" + form.id(), "Time: " + form.title(), () -> table.setTimeForm(form))
                .selectedIf(() -> table.model().timeForm() == form))
        .toList();
  }

  /** Returns commands that choose the significant digits of floats in cells. */
  public List<Command> digits() {
    return Stream.of(3, 4, 6, 9, Repr.ALL_DIGITS)
        .map(digits ->
            Command.of(
                    "float-digits-" + digits,
                    digits == Repr.ALL_DIGITS ? "All" : digits + " significant digits",
                    () -> table.setFloatDigits(digits))
                .selectedIf(() -> table.floatDigits() == digits))
        .toList();
  }

  /** Gives the columns back their standard order, widths and visibility. */
  public void reset() {
    table.columns().reset();
  }

  /** Returns whether the latest {@link #reset} has not been undone. */
  public boolean isReset() {
    return table.columns().isReset();
  }

  /** Gives the columns back what the latest {@link #reset} has changed. */
  public void undoReset() {
    table.columns().undoReset();
  }

  /** Asks for a column to add. */
  public void add() {
    table.arranger().showToAdd(button);
  }

  /** Shows the order and the widths of the columns. */
  public void arrange() {
    table.arranger().show(button);
  }

  /** Shows the colouring rules. */
  public void editRules() {
    editRules.accept(button);
  }

  /** Returns whether name servers are queried for the names of senders. */
  public boolean looksUpNames() {
    return looksUpNames.getAsBoolean();
  }

  /** Switches queries of name servers on or off. */
  public void switchNameLookUp() {
    lookUpNames.accept(!looksUpNames());
  }
}

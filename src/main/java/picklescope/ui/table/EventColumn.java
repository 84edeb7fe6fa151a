package picklescope.ui.table;

import java.util.OptionalDouble;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import picklescope.view.table.Column;

/** A column of the control: it has position and width; the cells are drawn over it. */
final class EventColumn extends TableColumn<Integer, Void> {
  private final Column column;
  private final int place;
  private int characters;
  private int seen;
  private OptionalDouble chosenWidth = OptionalDouble.empty();
  private boolean wanted;
  private boolean roomy = true;

  /**
   * Creates a column.
   *
   * @param place its index among the columns of the loader, which does not change
   */
  EventColumn(Column column, int place, EventTable table) {
    super(column.id().equals(Column.MARKS) ? "" : column.title());
    this.column = column;
    this.place = place;
    characters = column.characters();
    setId("column-" + column.id());
    want(isUsual());
    setSortable(!column.id().equals(Column.COMMENT) && !column.id().equals(Column.MARKS));
    setMinWidth(32);
    if (column.numeric()) {
      getStyleClass().add("numeric");
    }
    setCellFactory(_ ->
        new TableCell<>() {
          @Override
          public Object queryAccessibleAttribute(
              AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.TEXT
                ? table.text(getIndex(), place)
                : super.queryAccessibleAttribute(attribute, parameters);
          }
        });
  }

  Column column() {
    return column;
  }

  int place() {
    return place;
  }

  /** Returns the length of its usual content, or of longer that needed room, in characters. */
  int characters() {
    return characters;
  }

  void setCharacters(int longest) {
    characters = longest;
  }

  /** Returns the length of the longest content seen, in characters; 0 if it does not matter. */
  int seen() {
    return seen;
  }

  void setSeen(int longest) {
    seen = longest;
  }

  /** Returns the width that the user has chosen. */
  OptionalDouble chosenWidth() {
    return chosenWidth;
  }

  void chooseWidth(double width) {
    chosenWidth = OptionalDouble.of(width);
  }

  void scaleWidth(double by) {
    if (chosenWidth.isPresent()) {
      chooseWidth(chosenWidth.getAsDouble() * by);
    }
  }

  /** Makes it as wide as it needs to be. */
  void forgetWidth() {
    chosenWidth = OptionalDouble.empty();
  }

  /** Makes it as it was at the beginning. */
  void reset() {
    forgetWidth();
    characters = column.characters();
    seen = 0;
    want(isUsual());
  }

  private boolean isUsual() {
    return !column.id().equals(Column.COMMENT);
  }

  /** Returns whether the user wants to see it, which is not done while there is no room for it. */
  boolean isWanted() {
    return wanted;
  }

  /** Sets whether the user wants to see it. */
  void want(boolean newWanted) {
    wanted = newWanted;
    setVisible(wanted && roomy);
  }

  /** Sets whether there is room for it. */
  void setRoomy(boolean newRoomy) {
    roomy = newRoomy;
    setVisible(wanted && roomy);
  }
}

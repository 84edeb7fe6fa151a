package picklescope.view.table;

import java.util.List;
import java.util.stream.Collectors;
import picklescope.filter.Field;

/** The text of a tooltip: the whole text of a cell that is cut, or whose other half is left out. */
public final class CellTip {
  private static final List<String> NAMES =
      List.of(Field.SENDER.fieldName(), Field.ADDRESS.fieldName());

  private CellTip() {}

  /**
   * Returns the text; empty if the cell shows all of it.
   *
   * @param loaded the columns in the order of the cells of the row
   * @param characters how many characters fit into the cell
   * @param visible the columns that are displayed
   */
  public static String of(
      Row row, List<Column> loaded, Column column, int characters, List<Column> visible) {
    String text = text(row, loaded, column);
    if (NAMES.contains(column.id()) && isAlone(visible)) {
      var both =
          loaded.stream()
              .filter(one -> NAMES.contains(one.id()))
              .map(one -> text(row, loaded, one))
              .filter(one -> !one.isEmpty())
              .distinct()
              .collect(Collectors.joining("  "));
      return both.equals(text) && text.length() <= characters ? "" : both;
    }
    return text.length() <= characters ? "" : text;
  }

  private static boolean isAlone(List<Column> visible) {
    return visible.stream().filter(one -> NAMES.contains(one.id())).count() == 1;
  }

  private static String text(Row row, List<Column> loaded, Column column) {
    return row.cell(loaded.indexOf(column)).text();
  }
}

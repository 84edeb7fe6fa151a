package picklescope.ui.inspect;

import javafx.scene.Node;

/** What tests ask the inspector's views. */
public final class InspectorViews {
  private InspectorViews() {}

  /** All rows of a view. */
  public static String text(Node view) {
    return ((RowsView) view).text();
  }

  /** The current row's text; empty if there is none. */
  public static String current(Node view) {
    return ((RowsView) view).currentText().strip();
  }

  /** Makes a row the current one, as the arrow keys do. */
  public static void move(Node view, int row) {
    ((RowsView) view).move(row);
  }

  /** The first byte that is lit up, and the one after the last. */
  public static String lit(Node bytes) {
    return ((HexView) bytes).from() + "-" + ((HexView) bytes).to();
  }
}

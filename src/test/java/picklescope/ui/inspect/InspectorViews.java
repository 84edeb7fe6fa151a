package picklescope.ui.inspect;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import picklescope.ui.text.CodeFont;
import picklescope.view.inspect.HexLayout;

/** What tests ask the inspector's views. */
public final class InspectorViews {
  private static final double MARGIN = 8;

  private InspectorViews() {}

  /** All rows of a view. */
  public static String text(Node view) {
    return view instanceof HexView bytes
        ? IntStream.range(0, bytes.rows())
            .mapToObj(bytes::rowText)
            .collect(Collectors.joining("\n"))
        : ((RowsView) view).text();
  }

  /** The current row's text; empty if there is none. */
  public static String current(Node view) {
    return ((RowsView) view).currentText().strip();
  }

  /** Makes a row the current one, as the arrow keys do. */
  public static void move(Node view, int row) {
    ((RowsView) view).moveTo(row);
  }

  /** The bytes that are lit up: of each range the first, and the one after the last. */
  public static String lit(Node bytes) {
    var lit = ((HexView) bytes).highlighted();
    return lit.isEmpty()
        ? "0-0"
        : lit.stream().map(one -> one.start() + "-" + one.end()).collect(Collectors.joining(" "));
  }

  /** Where a row of a view stands, in the view; with a column in characters. */
  public static Point2D place(Node view, int row, double column, CodeFont font) {
    double above = view instanceof OpcodeView ? font.lineHeight() + 2 : 0;
    return new Point2D(
        MARGIN + column * font.advance(), above + MARGIN / 2 + (row + 0.5) * font.lineHeight());
  }

  /** Where a byte's digits stand. */
  public static Point2D placeOfByte(Node bytes, int at, CodeFont font) {
    double bar = 10;
    double room = (bytes.getLayoutBounds().getWidth() - bar - 2 * MARGIN) / font.advance();
    var layout = HexLayout.fitting(room, false);
    return place(bytes, at / HexLayout.PER_ROW, layout.hex(at % HexLayout.PER_ROW) + 1, font);
  }
}

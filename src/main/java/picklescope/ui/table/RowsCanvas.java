package picklescope.ui.table;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.paint.Color;
import picklescope.filter.Field;
import picklescope.ui.text.CodePainter;
import picklescope.ui.text.CodeStyle;
import picklescope.view.table.Column;
import picklescope.view.table.ColumnNeeds;
import picklescope.view.table.Row;
import picklescope.view.table.RowLoader;
import picklescope.view.table.Selection;
import picklescope.view.text.StyledText;
import picklescope.view.text.TokenKind;

/**
 * Draws the rows over the empty cells of the control. One node changes with a frame instead of one
 * for each cell, so that the table can follow tens of thousands of rows a second.
 */
final class RowsCanvas extends Canvas {
  /** The free space at the left and right of a cell, in pixels. */
  static final double PADDING = 6;

  private static final double ROW_PADDING = 3;
  private static final double LEAD_WIDTH = 3;
  private static final StyledText ARRIVED = StyledText.of("↓", TokenKind.NOTE);
  private static final StyledText SENT = StyledText.of("↑", TokenKind.NAME);

  private final TableView<Integer> table;
  private final Selection selection;
  private final ObservableValue<CodeStyle> style;
  private final CodePainter painter = new CodePainter(getGraphicsContext2D());

  RowsCanvas(TableView<Integer> table, Selection selection, ObservableValue<CodeStyle> style) {
    this.table = table;
    this.selection = selection;
    this.style = style;
    setMouseTransparent(true);
  }

  double rowHeight() {
    return style.getValue().font().lineHeight() + 2 * ROW_PADDING;
  }

  /** Returns the index of the character at a distance from the left edge of a cell. */
  int characterAt(double distance) {
    return (int) Math.max(0, (distance - PADDING) / style.getValue().font().advance());
  }

  /** Returns how many characters fit into a cell. */
  int characters(EventColumn column) {
    double room = column.getWidth() - 2 * PADDING + 0.5; // as much as the painter tolerates
    return (int) Math.floor(room / style.getValue().font().advance());
  }

  void draw(RowLoader.Frame frame, double scrolledRight) {
    var graphics = getGraphicsContext2D();
    graphics.clearRect(0, 0, getWidth(), getHeight());
    painter.use(style.getValue());
    double y = 0;
    for (int i = 0; i < frame.rows().size(); i++) {
      drawRow(frame.rows().get(i), frame.request().top() + i, y, scrolledRight);
      y += rowHeight();
    }
  }

  private void drawRow(Row row, long index, double y, double scrolledRight) {
    var palette = style.getValue().palette();
    double height = rowHeight();
    if (selection.contains(index)) {
      fill(palette.selection(), 0, y, getWidth(), height);
    } else if (row.rule().isPresent()) {
      fill(RuleColors.behind(row.rule().get().color(), palette), 0, y, getWidth(), height);
    }
    fill(palette.line(), 0, y + height - 1, getWidth(), 1);
    double x = -scrolledRight;
    for (TableColumn<Integer, ?> shown : table.getVisibleLeafColumns()) {
      if (shown instanceof EventColumn column) {
        cell(column, row, x, y);
        if (column.column().id().equals(Column.MARKS)) {
          sign(row, x + column.getWidth() - PADDING, y);
        } else if (column.column().id().equals(Field.NUMBER.fieldName())) {
          painter.draw(arrow(row.kind()), x + PADDING, y + ROW_PADDING, x + column.getWidth());
        }
      }
      x += shown.getWidth();
    }
    if (selection.lead().isPresent() && selection.lead().getAsLong() == index) {
      fill(palette.accent(), 0, y, LEAD_WIDTH, height - 1);
    }
  }

  /** Returns the direction of a row, which stands beside its number. */
  private static StyledText arrow(Row.Kind kind) {
    return switch (kind) {
      case IN -> ARRIVED;
      case OUT -> SENT;
      case PENDING, BROKEN -> StyledText.EMPTY;
    };
  }

  private void cell(EventColumn column, Row row, double x, double y) {
    StyledText text = row.cell(column.place());
    double right = x + column.getWidth() - PADDING;
    double left = x + PADDING;
    if (right <= left || x > getWidth()) {
      return;
    }
    text = ColumnNeeds.fitting(column.column(), text, characters(column));
    if (column.column().numeric()) {
      left = Math.max(left, right - painter.width(text));
    }
    painter.draw(text, left, y + ROW_PADDING, right);
  }

  /** Draws the sign of the rule at the right end of the column of marks. */
  private void sign(Row row, double right, double y) {
    row.rule()
        .ifPresent(rule -> {
          var font = style.getValue().font();
          getGraphicsContext2D().setFont(font.regular());
          getGraphicsContext2D()
              .setFill(RuleColors.strong(rule.color(), style.getValue().palette()));
          double left = right - font.advance() * rule.glyph().length();
          getGraphicsContext2D().fillText(rule.glyph(), left, y + ROW_PADDING + font.ascent());
        });
  }

  private void fill(Color color, double x, double y, double width, double height) {
    getGraphicsContext2D().setFill(color);
    getGraphicsContext2D().fillRect(x, y, width, height);
  }
}
